package dev.flotilla.webhook.provider;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The headers of a delivery; their names know no case. */
public record Headers(Map<String, String> values) {

  /** Copies headers; of names that differ in case only, one is kept. */
  public Headers(Map<String, String> values) {
    var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(values);
    this.values = copy;
  }

  /** The value of a header; empty when it is missing or has none. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /** The first of several headers that there is. */
  Optional<String> first(String... names) {
    for (var name : names) {
      var value = get(name);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }
}
