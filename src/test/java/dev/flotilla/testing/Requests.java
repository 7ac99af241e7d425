package dev.flotilla.testing;

import io.fabric8.kubernetes.client.KubernetesClient;

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
