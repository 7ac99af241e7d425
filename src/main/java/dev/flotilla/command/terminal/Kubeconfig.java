package dev.flotilla.command.terminal;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Which cluster a person means, and as whom: the options that kubectl has too. They may stand
 * before or behind the name of a subcommand.
 */
public class Kubeconfig {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int REQUEST_MILLIS = 15_000;

  /** Few, since a person waits: a server that is gone is told within seconds. */
  private static final int RETRIES = 2;

  @Option(
      names = {"-k", "--kubeconfig"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The kubeconfig to use; as with kubectl, $KUBECONFIG or ~/.kube/config when not given.")
  Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The context of the kubeconfig to use; its current one when not given.")
  Optional<String> context = Optional.empty();

  /** The options that lead another command of flotilla or kubectl to the same cluster. */
  public String flags() {
    return kubeconfig.map(file -> " --kubeconfig " + file).orElse("")
        + context.map(name -> " --context " + name).orElse("");
  }

  /**
   * Works with a client for the cluster and closes it. The client knows no kinds but those that it
   * is asked for, since looking for all that there are takes time at each start.
   *
   * @throws CommandException when there is no such cluster, or a request fails
   */
  public <T> T with(Function<KubernetesClient, T> work) {
    var config = config();
    try (var client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withKubernetesSerialization(new KubernetesSerialization(new ObjectMapper(), false))
            .build()) {
      return work.apply(client);
    } catch (KubernetesClientException e) {
      throw ClusterTrouble.explain(e, config.getMasterUrl());
    }
  }

  private Config config() {
    var config = read();
    var current = Optional.ofNullable(config.getCurrentContext()).map(NamedContext::getName);
    // The client library takes another context when it does not find the one that was meant.
    if (context.isPresent() && !context.equals(current)) {
      throw new CommandException(
          "there is no context %s in the kubeconfig; kubectl config get-contexts lists them"
              .formatted(context.get()));
    }
    if (current.isEmpty() && config.getMasterUrl().startsWith(Config.DEFAULT_MASTER_URL)) {
      throw new CommandException(
          "no cluster is chosen; give --kubeconfig, set KUBECONFIG, or choose a current context");
    }
    config.setConnectionTimeout(CONNECT_MILLIS);
    config.setRequestTimeout(REQUEST_MILLIS);
    config.setRequestRetryBackoffLimit(RETRIES);
    return config;
  }

  private Config read() {
    try {
      return kubeconfig
          .map(file -> Config.fromKubeconfig(context.orElse(null), file.toFile()))
          .orElseGet(() -> Config.autoConfigure(context.orElse(null)));
    } catch (RuntimeException e) {
      // Of a file that is empty or something else, the client library says what it stumbles over.
      throw new CommandException(
          "%s is missing or is no kubeconfig; check --kubeconfig and KUBECONFIG"
              .formatted(kubeconfig.map(Path::toString).orElse("what KUBECONFIG names")),
          e);
    }
  }
}
