package dev.flotilla.testing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The commands of {@code kubernetes/local}, as a person runs them. */
final class Scripts {

  private Scripts() {}

  /**
   * Runs a command.
   *
   * @return what it printed
   * @throws IllegalStateException with what it printed, when it fails or takes 20 minutes
   */
  static String run(String name, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of("kubernetes/local", name).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    return Programs.run("kubernetes/local/" + name, new ProcessBuilder(command));
  }

  /**
   * Starts an empty cluster. One of a run that was killed may be left under the name, in whatever
   * state, with the objects of its tests.
   */
  static void start(String cluster, String... options) {
    forget(cluster);
    var all = new ArrayList<>(List.of("--name", cluster));
    all.addAll(List.of(options));
    run("up", all.toArray(String[]::new));
  }

  /** Takes a cluster down, if there is one, with all that it holds. */
  static void forget(String cluster) {
    run("down", "--name", cluster, "--purge");
  }

  /** Runs kubectl on a cluster. */
  static String kubectl(String cluster, String... arguments) {
    var all = new ArrayList<>(List.of("--name", cluster));
    all.addAll(List.of(arguments));
    return run("kubectl", all.toArray(String[]::new));
  }

  /** The administrator's kubeconfig of a cluster that was started. */
  static Path kubeconfig(String cluster) {
    return Path.of(run("kubeconfig", "--name", cluster).strip());
  }

  /** A client with the rights that a kubeconfig gives. */
  static KubernetesClient client(Path kubeconfig) {
    var config = Config.fromKubeconfig(kubeconfig.toFile());
    // The default repeats for 20 s what a webhook that cannot be reached refuses.
    config.setRequestRetryBackoffLimit(3);
    // A busy machine may stand still for longer than the default of 10 s.
    config.setRequestTimeout((int) Duration.ofMinutes(1).toMillis());
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
