package dev.flotilla.testing.inprocess;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A server that refuses everything as the API server does, with the code that the path says. */
final class Refusals {

  private static final Refusals SHARED = new Refusals();

  private final HttpServer http;

  private Refusals() {
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", Refusals::refuse);
    http.start();
  }

  /** Where a request is refused with an HTTP status. */
  static URI with(int status) {
    return URI.create(
        "http://127.0.0.1:%d/%d".formatted(SHARED.http.getAddress().getPort(), status));
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    var code = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
    var body =
        """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": %d,
         "reason": "Test", "message": "refused by the test with %d"}"""
            .formatted(code, code)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(code, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
