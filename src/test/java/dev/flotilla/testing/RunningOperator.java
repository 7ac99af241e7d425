package dev.flotilla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * The packaged operator as a process of its own, as in a pod: with its own account's rights, with
 * leader election, and one that can be killed.
 */
public final class RunningOperator implements AutoCloseable {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final AtomicInteger COUNT = new AtomicInteger();

  /**
   * Below the ports that the kernel hands out, one of which somebody else may have got before the
   * operator takes it; from a place of its own in each JVM that runs tests. It does not choose them
   * itself, since its metrics would not name them then.
   */
  private static final AtomicInteger PORTS =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(20_000, 30_000));

  private final Process process;
  private final int port;
  private final int management;
  private final Path log;

  private RunningOperator(Process process, int port, int management, Path log) {
    this.process = process;
    this.port = port;
    this.management = management;
    this.log = log;
  }

  /**
   * Starts an operator and returns when it is ready.
   *
   * @param settings more environment variables, such as {@code FLOTILLA_LEFTOVERS_INTERVAL}
   */
  public static RunningOperator start(Path kubeconfig, Map<String, String> settings) {
    return start(kubeconfig, "flotilla-it", settings);
  }

  /**
   * The same under a name of its own, by which the leader is told from the others.
   *
   * @param podName what it calls itself
   */
  public static RunningOperator start(Path kubeconfig, String podName) {
    return start(kubeconfig, podName, Map.of());
  }

  private static RunningOperator start(
      Path kubeconfig, String podName, Map<String, String> settings) {
    try {
      var log =
          Path.of(
              "target", ForkedJvm.own("operator") + "-%d.log".formatted(COUNT.incrementAndGet()));
      var port = freePort();
      var management = freePort();
      var java = ProcessHandle.current().info().command().orElseThrow();
      var builder =
          new ProcessBuilder(
              List.of(
                  java,
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx64m",
                  "-Dquarkus.http.port=" + port,
                  "-Dquarkus.management.port=" + management,
                  "-jar",
                  JAR.toString(),
                  "operator"));
      builder
          .environment()
          .putAll(Map.of("KUBECONFIG", kubeconfig.toString(), "FLOTILLA_POD_NAME", podName));
      builder.environment().putAll(settings);
      var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      var operator = new RunningOperator(process, port, management, log);
      try {
        operator.awaitReady();
      } catch (RuntimeException e) {
        // It would keep the lease from the tests that follow.
        operator.kill();
        throw e;
      }
      return operator;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the operator printed so far. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it takes webhooks in. */
  public URI webhooks() {
    return URI.create("http://localhost:" + port + "/");
  }

  /** The text of its metrics page. */
  public String metrics() {
    return get("/q/metrics").body();
  }

  /** How many reconciliations a controller has ended well, with their status written. */
  public double rounds(String controller) {
    var sample = "reconciliations_success_total{controller_name=\"%s\"} ".formatted(controller);
    return metrics()
        .lines()
        .filter(line -> line.startsWith(sample))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length())))
        .sum();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Lets the process stand still while something is done, as on a machine that is too busy. */
  public void whileFrozen(Runnable action) {
    signal("STOP");
    try {
      action.run();
    } finally {
      signal("CONT");
    }
  }

  private void signal(String signal) {
    try {
      var exit =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + signal + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process at once, as a crash does. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    } finally {
      kill();
    }
  }

  private void awaitReady() {
    Awaitility.await("operator ready")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("the operator ended:\n" + log());
              }
              return isReady();
            });
  }

  private boolean isReady() {
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) {
    var client = Http.client();
    try {
      var address = URI.create("http://localhost:" + management + path);
      return client
          .sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new UncheckedIOException(new IOException("no answer to " + path, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      client.shutdownNow();
    }
  }

  private static int freePort() throws IOException {
    while (true) {
      var port = PORTS.getAndIncrement();
      try (var socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // The next one, then.
      }
    }
  }
}
