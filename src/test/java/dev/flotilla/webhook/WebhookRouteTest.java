package dev.flotilla.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Http;
import dev.flotilla.webhook.provider.Sample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entrance as a sender meets it: over HTTP, by friend and foe. */
class WebhookRouteTest {

  private static final String SECRET = "correct horse";
  private static final Duration BRIEF = Duration.ofMillis(500);

  private final Sample push = Sample.of("github");
  private final AtomicInteger delivered = new AtomicInteger();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client = Http.client();
  private final WebhookRoute route = new WebhookRoute();

  private Optional<String> closed = Optional.empty();
  private HttpServer server;

  @BeforeEach
  void serve() throws Exception {
    route.metrics = new WebhookMetrics();
    route.metrics.registry = registry;
    route.patience = Duration.ofMinutes(1);
    route.gate =
        new Gate(null, null, null, null) {
          @Override
          Optional<String> closedBecause() {
            return closed;
          }
        };
    route.receiver =
        new Receiver(null, null, null) {
          @Override
          Answer receive(Delivery delivery) {
            delivered.incrementAndGet();
            return new Answer(Result.ACCEPTED, Integer.toString(delivery.body().length));
          }
        };
    var router = Router.router(vertx);
    route.register(router, vertx);
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setHttp2ClearTextEnabled(false))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void stop() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void takesADeliveryIn() throws Exception {
    var response = post(push.signed(SECRET), push.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(response.body()))
        .isEqualTo(
            new JsonObject(
                Map.of("result", "accepted", "message", Integer.toString(push.body().length))));
    assertThat(count("github", "accepted")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"})
  void onlyPostIsServed(String method) throws Exception {
    var response = send(request(push.signed(SECRET)).method(method, BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void otherPathsAreNotThere() throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/q/metrics");

    assertThat(send(HttpRequest.newBuilder(uri)).statusCode()).isEqualTo(404);
  }

  @Test
  void whileOffItSaysWhyAndReadsNothing() throws Exception {
    closed = Optional.of("continuous-delivery is off: chosen by spec.features");
    var response = post(push.signed(SECRET), push.body());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("60");
    assertThat(new JsonObject(response.body()).getString("message"))
        .isEqualTo("continuous-delivery is off: chosen by spec.features");
    assertThat(delivered).hasValue(0);
    assertThat(post(Map.of(), new byte[0]).statusCode()).as("whoever asks").isEqualTo(503);
  }

  @Test
  void whatIsNotSignedIsNotRead() throws Exception {
    assertThat(post(push.headers(), push.body()).statusCode()).isEqualTo(401);
    assertThat(delivered).hasValue(0);
    assertThat(count("github", "unauthorized")).isEqualTo(1);
  }

  @Test
  void whatNoProviderSendsIsNotRead() throws Exception {
    assertThat(post(Map.of("X-Other-Event", "push"), push.body()).statusCode()).isEqualTo(400);
    assertThat(count("none", "malformed")).isEqualTo(1);
  }

  @Test
  void onlyJsonIsRead() throws Exception {
    var form = push.with("Content-Type", "application/x-www-form-urlencoded").signed(SECRET);

    var response = post(form, push.body());
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("application/json");
    assertThat(post(push.with("Content-Encoding", "gzip").signed(SECRET), push.body()).statusCode())
        .isEqualTo(415);
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsNotRead() throws Exception {
    try (var socket = connect()) {
      write(socket, head("Content-Length: 1000000000"));

      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void aBodyThatTurnsOutTooLargeIsGivenUp() throws Exception {
    var endless = new byte[BodyReader.MAX_BYTES + 1];

    try (var socket = connect()) {
      write(socket, head("Transfer-Encoding: chunked"));
      write(socket, Integer.toHexString(endless.length) + "\r\n");
      socket.getOutputStream().write(endless);

      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }
    assertThat(delivered).hasValue(0);
    assertThat(post(push.signed(SECRET), push.body()).statusCode()).isEqualTo(200);
  }

  @Test
  void aBodyThatDoesNotComeIsNotWaitedForLong() throws Exception {
    route.patience = BRIEF;
    try (var socket = connect()) {
      write(socket, head("Content-Length: 1000"));
      write(socket, "{");

      assertThat(answer(socket)).startsWith("HTTP/1.1 408 ");
      assertThat(socket.getInputStream().read()).as("the connection ends").isNegative();
    }
    assertThat(delivered).hasValue(0);
  }

  @Test
  void whoIsRefusedCannotKeepTheConnectionByNotSending() throws Exception {
    route.patience = BRIEF;
    try (var socket = connect()) {
      write(socket, head("Content-Length: 1000").replace("X-Hub-Signature-256", "X-No"));

      assertThat(answer(socket)).startsWith("HTTP/1.1 401 ");
      assertThat(socket.getInputStream().read()).as("the connection ends").isNegative();
    }
  }

  @Test
  void whoWaitsForLeaveToSendGetsItOnlyWhenSigned() throws Exception {
    try (var socket = connect()) {
      write(socket, head("Content-Length: 2\r\nExpect: 100-continue"));
      assertThat(answer(socket)).startsWith("HTTP/1.1 100 ");
    }
    try (var socket = connect()) {
      write(
          socket,
          head("Content-Length: 2\r\nExpect: 100-continue").replace("X-Hub-Signature-256", "X-No"));
      assertThat(answer(socket)).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void tooManyRequestsOfOneSourceAreRefused() throws Exception {
    HttpResponse<String> last;
    var sent = 0;
    do {
      last = post(push.headers(), push.body());
    } while (last.statusCode() == 401 && ++sent < 10_000);

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).contains("1");
    assertThat(sent).isGreaterThanOrEqualTo(SourceRates.BURST);
  }

  @Test
  void nothingThatWasSentComesBack() throws Exception {
    var response =
        post(
            push.with("X-Request-Id", "canary").with("Origin", "http://canary").headers(),
            push.body());

    assertThat(response.headers().map().toString() + response.body()).doesNotContain("canary");
  }

  private HttpResponse<String> post(Map<String, String> headers, byte[] body) throws Exception {
    return send(request(headers).POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpRequest.Builder request(Map<String, String> headers) {
    var uri = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    request.setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private double count(String provider, String result) {
    return registry
        .get("flotilla.webhook.requests")
        .tag("provider", provider)
        .tag("result", result)
        .counter()
        .count();
  }

  private Socket connect() throws IOException {
    var socket = new Socket("127.0.0.1", server.actualPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static String head(String length) {
    return """
        POST / HTTP/1.1
        Host: localhost
        X-GitHub-Event: push
        X-Hub-Signature-256: sha256=00
        Content-Type: application/json
        %s

        """
        .formatted(length)
        .replace("\r\n", "\n")
        .replace("\n", "\r\n");
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What comes until the end of the headers and of the body that they announce. */
  private static String answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    var text = new StringBuilder();
    while (!text.toString().endsWith("\r\n\r\n")) {
      var next = in.read();
      if (next < 0) {
        return text.toString();
      }
      text.append((char) next);
    }
    var length = text.toString().toLowerCase().replaceAll("(?s).*content-length: (\\d+).*", "$1");
    in.readNBytes(length.chars().allMatch(Character::isDigit) ? Integer.parseInt(length) : 0);
    return text.toString();
  }
}
