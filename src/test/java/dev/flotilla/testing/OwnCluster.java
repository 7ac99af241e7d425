package dev.flotilla.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;

/**
 * An empty API server for one test class, beside that of {@link LocalCluster}: for tests that
 * install and remove what others need.
 */
public final class OwnCluster implements AutoCloseable {

  private final String name;
  private final Path kubeconfig;
  private final KubernetesClient client;

  private OwnCluster(String name) {
    this.name = name;
    Scripts.start(name);
    kubeconfig = Scripts.kubeconfig(name);
    client = Scripts.client(kubeconfig);
  }

  /** Starts one; its name is that of the tests' cluster and this ending. */
  public static OwnCluster start(String ending) {
    return new OwnCluster(LocalCluster.NAME + ending);
  }

  /** An administrator's client. */
  public KubernetesClient client() {
    return client;
  }

  /** A shell of an administrator in the project's folder. */
  public Shell shell() {
    return new Shell(Path.of("").toAbsolutePath(), kubeconfig, Map.of());
  }

  @Override
  public void close() {
    client.close();
    Scripts.forget(name);
  }
}
