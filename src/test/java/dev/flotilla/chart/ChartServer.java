package dev.flotilla.chart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A server on this machine that gives what a test puts on it, and keeps what it was asked. */
public final class ChartServer implements AutoCloseable {

  /** What is given for one path. */
  public record Reply(int status, Map<String, String> headers, byte[] body) {

    public static Reply of(byte[] body) {
      return new Reply(200, Map.of(), body);
    }

    public static Reply redirect(String to) {
      return new Reply(302, Map.of("Location", to), new byte[0]);
    }
  }

  /** What was asked, and with which credentials. */
  public record Asked(String path, String authorization) {}

  private final HttpServer http;
  private final String scheme;
  private final Map<String, Function<HttpExchange, Reply>> replies = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public ChartServer() throws IOException {
    this.http = HttpServer.create(address(), 0);
    this.scheme = "http";
    start();
  }

  public ChartServer(SSLContext tls) throws IOException {
    var https = HttpsServer.create(address(), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    this.http = https;
    this.scheme = "https";
    start();
  }

  public String url(String path) {
    return scheme + "://" + host() + path;
  }

  public String host() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  public List<Asked> asked() {
    return asked;
  }

  public List<String> paths() {
    return asked.stream().map(Asked::path).toList();
  }

  public ChartServer give(String path, byte[] body) {
    return give(path, _ -> Reply.of(body));
  }

  public ChartServer give(String path, String body) {
    return give(path, body.getBytes(StandardCharsets.UTF_8));
  }

  public ChartServer give(String path, Function<HttpExchange, Reply> reply) {
    replies.put(path, reply);
    return this;
  }

  /** Gives something to those only who sign in. */
  public ChartServer giveTo(String username, String password, String path, byte[] body) {
    return give(
        path,
        exchange ->
            basic(username, password).equals(authorization(exchange))
                ? Reply.of(body)
                : new Reply(401, Map.of("WWW-Authenticate", "Basic realm=\"a\""), new byte[0]));
  }

  public static String basic(String username, String password) {
    var both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  public static String authorization(HttpExchange exchange) {
    var header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? "" : header;
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void start() {
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::answer);
    http.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      asked.add(new Asked(uri.toString(), authorization(exchange)));
      var reply =
          replies
              .getOrDefault(uri.getPath(), _ -> new Reply(404, Map.of(), new byte[0]))
              .apply(exchange);
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }
}
