package dev.flotilla.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** A real Git server over HTTP on this machine: Git's own {@code http-backend} behind the JDK's. */
public final class GitServer implements AutoCloseable {

  private final HttpServer http;
  private final Path projects;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean oldProtocolOnly;
  private volatile boolean failing;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Serves every repository in a directory under {@code /}. */
  public GitServer(Path projects) throws IOException {
    this(projects, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Serves the same on an address of choice; port 0 takes a free one. */
  public GitServer(Path projects, InetSocketAddress address) throws IOException {
    this.projects = projects;
    http = HttpServer.create(address, 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::git);
    http.start();
  }

  /** The port that it listens on. */
  public int port() {
    return http.getAddress().getPort();
  }

  /** The address of a path on this server. */
  public String url(String path) {
    return "http://127.0.0.1:" + port() + "/" + path;
  }

  /** Every request so far: method, path, and the user that was named in it. */
  public List<String> requests() {
    return requests;
  }

  /** Behave like a server from before protocol version 2. */
  public void speakOldProtocolOnly() {
    oldProtocolOnly = true;
  }

  /** Lets clones wait for their data until {@link #releaseFetches}; looks are answered at once. */
  public void holdFetches() {
    gate = new CountDownLatch(1);
  }

  /** Answers the clones that wait, and no longer holds any. */
  public void releaseFetches() {
    gate.countDown();
  }

  /** How many clones have waited or wait for their data. */
  public int heldFetches() {
    return held.get();
  }

  /** Whether clones are answered with 503; looks are answered all the same. */
  public void failFetches(boolean failing) {
    this.failing = failing;
  }

  /** Answers everything below a path with one status, headers and body. */
  public void answer(String path, int status, Map<String, String> headers, byte[] body) {
    http.createContext(
        "/" + path,
        exchange -> {
          note(exchange);
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  @Override
  public void close() {
    releaseFetches();
    http.stop(0);
  }

  private void note(HttpExchange exchange) {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI().getPath()
            + (authorization == null ? "" : " with credentials"));
  }

  private void git(HttpExchange exchange) throws IOException {
    note(exchange);
    var body = exchange.getRequestBody().readAllBytes();
    if (isFetch(exchange, body)) {
      awaitGate();
      if (failing) {
        exchange.sendResponseHeaders(503, -1);
        exchange.close();
        return;
      }
    }
    var builder = new ProcessBuilder("git", "http-backend");
    var env = builder.environment();
    var headers = exchange.getRequestHeaders();
    env.put("GIT_PROJECT_ROOT", projects.toString());
    env.put("GIT_HTTP_EXPORT_ALL", "1");
    env.put("GIT_CONFIG_GLOBAL", "/dev/null");
    env.put("PATH_INFO", exchange.getRequestURI().getPath());
    env.put("QUERY_STRING", Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
    env.put("REQUEST_METHOD", exchange.getRequestMethod());
    env.put("REMOTE_ADDR", "127.0.0.1");
    Optional.ofNullable(headers.getFirst("Content-Type"))
        .ifPresent(v -> env.put("CONTENT_TYPE", v));
    Optional.ofNullable(headers.getFirst("Content-Encoding"))
        .ifPresent(v -> env.put("HTTP_CONTENT_ENCODING", v));
    if (!oldProtocolOnly) {
      Optional.ofNullable(headers.getFirst("Git-Protocol"))
          .ifPresent(v -> env.put("GIT_PROTOCOL", v));
    }
    var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (exchange) {
      try (var out = process.getOutputStream()) {
        out.write(body);
      }
      reply(exchange, process.getInputStream().readAllBytes());
    } finally {
      process.destroy();
    }
  }

  private void awaitGate() {
    if (gate.getCount() > 0) {
      held.incrementAndGet();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether a request is one for data, by version 2 of the protocol. */
  private static boolean isFetch(HttpExchange exchange, byte[] body) throws IOException {
    var packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (var in = new ByteArrayInputStream(body)) {
      var text = (packed ? new GZIPInputStream(in) : in).readAllBytes();
      return new String(text, StandardCharsets.ISO_8859_1).contains("command=fetch");
    }
  }

  private static void reply(HttpExchange exchange, byte[] cgi) throws IOException {
    var end = new String(cgi, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
    var status = 200;
    for (var line : new String(cgi, 0, end, StandardCharsets.ISO_8859_1).split("\r\n")) {
      var name = line.substring(0, line.indexOf(':'));
      var value = line.substring(line.indexOf(':') + 1).strip();
      if (name.equals("Status")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().set(name, value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(cgi, end + 4, cgi.length - end - 4);
  }
}
