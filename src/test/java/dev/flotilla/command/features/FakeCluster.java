package dev.flotilla.command.features;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of an API server as the switch's commands talk to, with the failures of a real one. */
final class FakeCluster implements AutoCloseable {

  static final String FLOTILLA = "/apis/flotilla.dev/v1alpha1/flotillas/flotilla";
  static final String FLOTILLAS = "/apis/flotilla.dev/v1alpha1/flotillas";
  static final String RANCHER = "/apis/management.cattle.io/v3/features/continuous-delivery";
  static final String CRON_JOB =
      "/apis/batch/v1/namespaces/flotilla-system/cronjobs/fleet-cleanup-gitrepo-jobs";
  static final String JOBS = "/apis/batch/v1/jobs";

  private static final String LIST =
      "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[]}";

  /** Method, path and, of a write, the body. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final HttpServer server;
  final Path kubeconfig;

  private record Answer(int code, String body) {}

  FakeCluster(Path folder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            current-context: lab
            contexts: [{name: lab, context: {cluster: lab, user: me}}]
            users: [{name: me, user: {token: t}}]
            clusters: [{name: lab, cluster: {server: "%s"}}]
            """
                .formatted(url()));
    answer(
        FLOTILLAS.substring(0, FLOTILLAS.lastIndexOf('/')),
        200,
        """
        {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"flotilla.dev/v1alpha1",
         "resources":[{"name":"flotillas","kind":"Flotilla","namespaced":false,"verbs":["get"]}]}
        """);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The answers to a path, one after the other; the last one stays. */
  void answer(String path, int code, String body) {
    answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Answer(code, body));
  }

  void fail(String path, int code, String message) {
    var status = new StatusBuilder().withCode(code).withMessage(message).build();
    answer(path, code, Serialization.asJson(status));
  }

  List<String> writes() {
    return requests.stream().filter(each -> !each.startsWith("GET ")).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var method = exchange.getRequestMethod();
    var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add("%s %s %s".formatted(method, path, sent).strip());
    var key = answers.containsKey(method + " " + path) ? method + " " + path : path;
    var answer = next(key, path);
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.code(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Answer next(String key, String path) {
    var queue = answers.get(key);
    if (queue != null) {
      return queue.size() > 1 ? queue.removeFirst() : queue.getFirst();
    }
    var isList =
        path.matches(
            ".*/(deployments|pods|jobs|rolebindings|serviceaccounts|gitrepos|bundles|bundledeployments)");
    return isList ? new Answer(200, LIST) : new Answer(404, "{}");
  }
}
