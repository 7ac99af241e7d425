package dev.flotilla.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real API server with its controllers (no node), started once per JVM before the first test that
 * asks for it, taken down and forgotten after the last one. The CRDs of {@code kubernetes/crds} are
 * in it. When it cannot run, the tests fail with the reason: a layer that is skipped would be a
 * failure that nobody sees.
 *
 * <pre>{@code
 * @ExtendWith(LocalCluster.class)
 * class SomethingIT {
 *   private final KubernetesClient admin = LocalCluster.client();
 * }
 * }</pre>
 */
public final class LocalCluster implements BeforeAllCallback {

  /** Which cluster; another name lets a person keep one beside the one of the build. */
  static final String NAME = ForkedJvm.own(System.getProperty("flotilla.test.cluster", "it"));

  private static volatile Running running;

  /** An administrator's client. */
  public static KubernetesClient client() {
    return running().client();
  }

  /** The administrator's kubeconfig. */
  public static Path kubeconfig() {
    return running().kubeconfig();
  }

  /** Installs the CRDs that are missing, and returns when they are served. */
  public static void installDefinitions() {
    running().installDefinitions();
  }

  /** Ends the API server as a crash does; everything else goes on running. */
  public static void stopApiServer() {
    Scripts.run("api-server", "--name", NAME, "stop");
  }

  /** Starts the API server again and returns when it is ready. */
  public static void startApiServer() {
    Scripts.run("api-server", "--name", NAME, "start");
  }

  /** Runs kubectl on the cluster and returns what it printed; fails with that otherwise. */
  public static String kubectl(String... arguments) {
    return Scripts.kubectl(NAME, arguments);
  }

  /** A shell of an administrator in a folder. */
  public static Shell shell(Path folder) {
    return new Shell(folder.toAbsolutePath(), kubeconfig(), Map.of());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // The root store closes what it holds when the last test of the JVM is done.
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(LocalCluster.class))
        .computeIfAbsent("running", key -> Running.start(), Running.class);
  }

  private static Running running() {
    if (running == null) {
      throw new IllegalStateException("the class lacks @ExtendWith(LocalCluster.class)");
    }
    return running;
  }

  /** A cluster that is up. */
  record Running(Path kubeconfig, KubernetesClient client) implements AutoCloseable {

    static Running start() {
      Scripts.start(NAME);
      var kubeconfig = Scripts.kubeconfig(NAME);
      var started = new Running(kubeconfig, Scripts.client(kubeconfig));
      try {
        started.installDefinitions();
      } catch (RuntimeException e) {
        started.close();
        throw e;
      }
      running = started;
      return started;
    }

    private void installDefinitions() {
      var folder = Path.of("kubernetes/crds");
      if (!Files.isDirectory(folder)) {
        return;
      }
      try (var files = Files.list(folder)) {
        files
            .filter(file -> file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
            .filter(file -> !file.endsWith("kustomization.yaml"))
            .forEach(this::install);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void install(Path file) {
      try (var in = Files.newInputStream(file)) {
        new Definitions(client).install(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      client.close();
      Scripts.forget(NAME);
    }
  }
}
