package dev.flotilla.bundle;

import java.util.LinkedHashMap;
import java.util.Map;

/** Helm values, as Helm puts several of them together. */
public final class HelmValues {

  private HelmValues() {}

  /**
   * Mappings are merged into each other; anything else, a list too, is replaced.
   *
   * @param base is not changed
   * @param over what comes later, and so counts
   */
  public static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
    var merged = new LinkedHashMap<>(base);
    over.forEach(
        (key, value) ->
            merged.put(
                key,
                value instanceof Map<?, ?> upper && merged.get(key) instanceof Map<?, ?> lower
                    ? merge(texts(lower), texts(upper))
                    : value));
    return merged;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> texts(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}
