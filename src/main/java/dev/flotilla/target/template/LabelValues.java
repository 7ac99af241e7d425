package dev.flotilla.target.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fleet's older way to use a cluster's label: a value {@code global.fleet.clusterLabels.NAME} is
 * the label NAME, or empty when the cluster lacks it. It is looked for in mappings and in mappings
 * in lists, not in the plain items of lists.
 */
final class LabelValues {

  /** As deep as Fleet looks. */
  private static final int DEPTH = 50;

  private static final String PREFIX = "global.fleet.clusterLabels.";

  private LabelValues() {}

  /**
   * @throws TemplateException when values are nested too deeply
   */
  static Map<String, Object> fill(Map<String, Object> values, Map<String, String> labels) {
    return mapping(values, labels, 0);
  }

  private static Map<String, Object> mapping(
      Map<?, ?> values, Map<String, String> labels, int depth) {
    if (depth > DEPTH) {
      throw new TemplateException("values are nested deeper than " + DEPTH);
    }
    var filled = new LinkedHashMap<String, Object>();
    values.forEach((key, value) -> filled.put((String) key, value(value, labels, depth)));
    return filled;
  }

  private static Object value(Object value, Map<String, String> labels, int depth) {
    return switch (value) {
      case String text when text.startsWith(PREFIX) ->
          labels.getOrDefault(text.substring(PREFIX.length()), "");
      case Map<?, ?> map -> mapping(map, labels, depth + 1);
      case List<?> list -> {
        var items = new ArrayList<>();
        list.forEach(each -> items.add(item(each, labels, depth)));
        yield items;
      }
      case null, default -> value;
    };
  }

  private static Object item(Object item, Map<String, String> labels, int depth) {
    return item instanceof Map<?, ?> map ? mapping(map, labels, depth + 1) : item;
  }
}
