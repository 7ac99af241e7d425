package dev.flotilla.testing;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** What the API server has been asked, as it counts itself: of everybody, by resource and verb. */
public record Requests(KubernetesClient admin) {

  /**
   * Requests for a kind of objects since the API server started, watches left out.
   *
   * @param resource the kind's name in URLs, for example {@code cronjobs}
   */
  public long of(String resource) {
    return count("resource=\"" + resource + "\"", "");
  }

  /** The same of one verb, for example {@code DELETE}. */
  public long of(String resource, String verb) {
    return count("resource=\"" + resource + "\"", "verb=\"" + verb + "\"");
  }

  /** Begins to measure how often some kinds are asked for, whatever the verb. */
  public Rate rate(String... resources) {
    return new Rate(this, List.of(resources), sum(List.of(resources)), System.nanoTime());
  }

  private long sum(List<String> resources) {
    return resources.stream().mapToLong(this::of).sum();
  }

  /** Requests since a moment, by the time that has really passed. */
  public record Rate(Requests requests, List<String> resources, long before, long began) {

    /** How many came in each second on average. */
    public double perSecond() {
      var count = requests.sum(resources) - before;
      return count * 1e9 / (System.nanoTime() - began);
    }
  }

  private long count(String resource, String verb) {
    return admin
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_request_total{"))
        .filter(line -> line.contains(resource) && line.contains(verb))
        .filter(line -> !line.contains("verb=\"WATCH\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
