package dev.flotilla.deploy.health;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The object whose health is asked for: reads of fields that may be absent or of another type. */
final class Subject {

  private final GenericKubernetesResource object;
  private final List<Map<String, String>> ignored;

  /**
   * Wraps an object.
   *
   * @param ignored conditions that do not count (Fleet: {@code ignore.conditions}): a condition
   *     that has all the fields of one of these maps is not seen
   */
  Subject(GenericKubernetesResource object, List<Map<String, String>> ignored) {
    this.object = object;
    this.ignored = ignored;
  }

  /** A condition of the object. */
  record Observation(String status, String reason, String message) {

    boolean isTrue() {
      return "True".equals(status);
    }

    boolean isFalse() {
      return "False".equals(status);
    }

    /** The message, else the reason. */
    String why() {
      return message.isEmpty() ? reason : message;
    }
  }

  GenericKubernetesResource object() {
    return object;
  }

  /** A whole number, or the given one when there is none. */
  long number(long otherwise, Object... path) {
    return object.get(path) instanceof Number number ? number.longValue() : otherwise;
  }

  /** Whether there is a value. */
  boolean has(Object... path) {
    return object.get(path) != null;
  }

  /** A text, or empty. */
  String text(Object... path) {
    return object.get(path) instanceof String text ? text : "";
  }

  /** The maps in a list; none when it is absent. */
  Stream<Map<?, ?>> maps(Object... path) {
    return object.get(path) instanceof List<?> list
        ? list.stream()
            .<Map<?, ?>>mapMulti(
                (item, next) -> {
                  if (item instanceof Map<?, ?> map) {
                    next.accept(map);
                  }
                })
        : Stream.empty();
  }

  /** A condition by its type. */
  Optional<Observation> condition(String type) {
    return maps("status", "conditions")
        .filter(condition -> type.equals(condition.get("type")))
        .filter(condition -> ignored.stream().noneMatch(rule -> fits(rule, condition)))
        .map(
            condition ->
                new Observation(
                    string(condition.get("status")),
                    string(condition.get("reason")),
                    string(condition.get("message"))))
        .findFirst();
  }

  private static boolean fits(Map<String, String> rule, Map<?, ?> condition) {
    return !rule.isEmpty()
        && rule.entrySet().stream()
            .allMatch(field -> field.getValue().equals(condition.get(field.getKey())));
  }

  private static String string(Object value) {
    return value == null ? "" : value.toString();
  }
}
