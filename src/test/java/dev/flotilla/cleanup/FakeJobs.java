package dev.flotilla.cleanup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ListMetaBuilder;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobListBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much of an API server as the clean-up talks to, with the failures that a real one has. */
final class FakeJobs implements AutoCloseable {

  final List<Job> jobs = new ArrayList<>();
  final List<String> requests = new ArrayList<>();
  final Map<String, Integer> deleteAnswers = new HashMap<>();
  final Map<String, DeleteOptions> deletions = new HashMap<>();

  /** How many more listings that go on from a token are refused with 410. */
  int expiredTokens;

  /** The answer to listings; 200 = a list. */
  int listAnswer = 200;

  private final HttpServer server;
  final KubernetesClient client;

  FakeJobs() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    var url = "http://127.0.0.1:" + server.getAddress().getPort();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl(url)
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    if (exchange.getRequestMethod().equals("DELETE")) {
      var name = path.substring(path.lastIndexOf('/') + 1);
      deletions.put(name, Serialization.unmarshal(exchange.getRequestBody(), DeleteOptions.class));
      status(exchange, deleteAnswers.getOrDefault(name, 200));
    } else if (listAnswer != 200) {
      status(exchange, listAnswer);
    } else {
      list(exchange, query(exchange));
    }
  }

  private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
    var from = Integer.parseInt(query.getOrDefault("continue", "0"));
    if (from > 0 && expiredTokens > 0) {
      expiredTokens--;
      status(exchange, 410);
      return;
    }
    var to = Math.min(jobs.size(), from + Integer.parseInt(query.get("limit")));
    var list =
        new JobListBuilder()
            .withMetadata(
                new ListMetaBuilder()
                    .withContinue(to < jobs.size() ? String.valueOf(to) : null)
                    .build())
            .withItems(jobs.subList(from, to))
            .build();
    answer(exchange, 200, Serialization.asJson(list));
  }

  private static void status(HttpExchange exchange, int code) throws IOException {
    var status =
        new StatusBuilder()
            .withStatus(code == 200 ? "Success" : "Failure")
            .withCode(code)
            .withMessage("answer " + code)
            .build();
    answer(exchange, code, Serialization.asJson(status));
  }

  private static void answer(HttpExchange exchange, int code, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> query(HttpExchange exchange) {
    var query = new HashMap<String, String>();
    for (var pair : exchange.getRequestURI().getQuery().split("&")) {
      var sign = pair.indexOf('=');
      query.put(pair.substring(0, sign), pair.substring(sign + 1));
    }
    return query;
  }
}
