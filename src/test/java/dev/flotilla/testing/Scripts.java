package dev.flotilla.testing;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
    try {
      var out = Files.createTempFile("flotilla-" + name, ".log");
      try {
        var command = new ArrayList<String>();
        command.add(Path.of("kubernetes/local", name).toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        // To a file: a daemon that inherits a pipe would keep the reader waiting for ever.
        var process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
          process.destroy();
          throw new IllegalStateException(
              "kubernetes/local/" + name + " failed:\n" + Files.readString(out));
        }
        return Files.readString(out);
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
