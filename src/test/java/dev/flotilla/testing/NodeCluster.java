package dev.flotilla.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * A real cluster with a node in which Flotilla is installed with its real image, made of the
 * application that the phase {@code package} left; started once per JVM, taken down and forgotten
 * after the last test. When it cannot be had, the tests fail with the reason that the scripts gave.
 *
 * <p>A test that fails prints what the operator and the objects of the chain say. A class fails,
 * too, when the operator's container ended during it without having been killed by a test.
 */
public final class NodeCluster
    implements BeforeAllCallback,
        AfterAllCallback,
        TestWatcher,
        LifecycleMethodExecutionExceptionHandler {

  /** Which cluster; another name lets a person keep one beside the one of the build. */
  static final String NAME = System.getProperty("flotilla.test.node", "e2e");

  /** Leaves the cluster up for somebody who runs one test again and again. */
  private static final boolean KEEP = Boolean.getBoolean("flotilla.test.keep");

  private static volatile Running running;
  private static volatile RuntimeException failure;

  /** An administrator's client. */
  public static KubernetesClient client() {
    return running.client();
  }

  /** The address of this machine for pods, which call it {@code host.flotilla.local}. */
  static String host() {
    return running.host();
  }

  /** Which cluster it is, for the commands of {@code kubernetes/local}. */
  public static String name() {
    return NAME;
  }

  /** A shell of the cluster's administrator, with further variables. */
  public static Shell shell(Path folder, Map<String, String> variables) {
    return new Shell(folder, Scripts.kubeconfig(NAME), variables);
  }

  /** Installs Flotilla, or installs it again. */
  public static void install() {
    Scripts.run("install", "--name", NAME, "--no-build");
  }

  /** Removes Flotilla, but neither its CRDs nor what it deployed. */
  public static void uninstall() {
    Scripts.run("uninstall", "--name", NAME);
  }

  /** Runs kubectl on the cluster and returns what it printed. */
  public static String kubectl(String... arguments) {
    return Scripts.kubectl(NAME, arguments);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (failure != null) {
      throw failure;
    }
    // The root store closes what it holds when the last test of the JVM is done.
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(NodeCluster.class))
        .computeIfAbsent("running", key -> start(), Running.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (running != null) {
      OperatorPod.requireUnharmed(client());
    }
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    Diagnosis.print(context.getDisplayName(), NAME);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    Diagnosis.print(context.getDisplayName(), NAME);
    throw cause;
  }

  @Override
  public void handleAfterAllMethodExecutionException(ExtensionContext context, Throwable cause)
      throws Throwable {
    Diagnosis.print(context.getDisplayName(), NAME);
    throw cause;
  }

  private static Running start() {
    try {
      if (KEEP) {
        Scripts.run("up", "--name", NAME, "--node");
      } else {
        Scripts.start(NAME, "--node");
      }
      Scripts.run("image", "--no-build");
      install();
      var host = Scripts.run("status", "--name", NAME, "--get", "host").strip();
      running = new Running(Scripts.client(Scripts.kubeconfig(NAME)), host);
      return running;
    } catch (RuntimeException e) {
      failure = e;
      Running.end();
      throw e;
    }
  }

  /** A cluster that is up. */
  record Running(KubernetesClient client, String host) implements AutoCloseable {

    @Override
    public void close() {
      client.close();
      end();
    }

    private static void end() {
      if (!KEEP) {
        Scripts.forget(NAME);
      }
    }
  }
}
