package dev.flotilla.command.terminal;

import dev.flotilla.kubernetes.Answers;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** What a failed request to the API server means, in one sentence with what to do. */
public final class ClusterTrouble {

  private static final String OTHERWISE = " with --kubeconfig and --context";

  private ClusterTrouble() {}

  /**
   * @param server the address of the API server
   */
  public static CommandException explain(KubernetesClientException failure, String server) {
    var text =
        failure.getStatus() == null
            ? "%s (the cluster is %s); check the network, or choose another cluster"
                    .formatted(answer(failure), server)
                + OTHERWISE
            : answered(failure, server);
    return new CommandException(text, failure);
  }

  private static String answered(KubernetesClientException failure, String server) {
    return switch (failure.getCode()) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          "the cluster at %s does not know you (401); log in again, or choose another user"
                  .formatted(server)
              + OTHERWISE;
      case HttpURLConnection.HTTP_FORBIDDEN ->
          "you lack a right: %s; docs/command-line.md lists the rights that are needed"
              .formatted(answer(failure));
      default ->
          "the cluster at %s answered with an error (%d): %s; try again, or look at the API server"
              .formatted(server, failure.getCode(), answer(failure));
    };
  }

  private static String answer(KubernetesClientException failure) {
    return Answers.text(failure).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
