package dev.flotilla.webhook.provider;

import java.util.Map;
import java.util.Optional;

/**
 * What deliveries are checked with: the data of a Kubernetes Secret, by Fleet's keys. An empty
 * value counts as none: it would be a secret that everybody knows.
 */
public record Secret(Map<String, byte[]> data) {

  /** A Secret that is not there: nothing is authentic by it. */
  public static final Secret NONE = new Secret(Map.of());

  Optional<byte[]> get(String key) {
    return Optional.ofNullable(data.get(key)).filter(value -> value.length > 0);
  }

  /** Never the values. */
  @Override
  public String toString() {
    return "Secret with the keys " + data.keySet();
  }
}
