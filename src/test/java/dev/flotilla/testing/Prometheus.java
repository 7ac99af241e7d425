package dev.flotilla.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The real Prometheus, on a free port of this machine. */
public final class Prometheus implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = Http.client();
  private final Process process;
  private final int port;

  private Prometheus(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and returns when it answers.
   *
   * @param folder where its configuration {@code prometheus.yaml} is, and its data is to be
   */
  public static Prometheus start(Path folder) {
    try (var socket = new ServerSocket(0)) {
      var port = socket.getLocalPort();
      socket.close();
      var log = folder.resolve("prometheus.log").toFile();
      var process =
          new ProcessBuilder(
                  Path.of("kubernetes/local/tool").toAbsolutePath().toString(),
                  "prometheus",
                  "--config.file=" + folder.resolve("prometheus.yaml"),
                  "--storage.tsdb.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(log)
              .start();
      var prometheus = new Prometheus(process, port);
      Awaitility.await("Prometheus ready")
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> prometheus.isReady(log.toPath()));
      return prometheus;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a query gives now: a list of series, each with its labels and one value. */
  public List<JsonNode> query(String query) {
    return result(get("/api/v1/query?query=" + encoded(query)));
  }

  /** The same over a time, with a value for each second. */
  public List<JsonNode> range(String query, Instant from, Instant to) {
    return result(
        get(
            "/api/v1/query_range?step=1&query=%s&start=%s&end=%s"
                .formatted(encoded(query), from, to)));
  }

  /** The alerts, with how their last evaluation went. */
  public List<JsonNode> alerts() {
    return get("/api/v1/rules")
        .at("/data/groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(2, TimeUnit.MINUTES).join();
    client.close();
  }

  private boolean isReady(Path log) throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("Prometheus ended:\n" + Files.readString(log));
    }
    try {
      return send("/-/ready").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private static List<JsonNode> result(JsonNode answer) {
    return answer.at("/data/result").valueStream().toList();
  }

  private JsonNode get(String path) {
    var answer = send(path);
    try {
      var tree = JSON.readTree(answer.body());
      if (!tree.path("status").asText().equals("success")) {
        throw new IllegalStateException(path + ": " + tree.path("error").asText());
      }
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
              .timeout(Duration.ofMinutes(1))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
