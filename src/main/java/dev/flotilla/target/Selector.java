package dev.flotilla.target;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A label selector with Kubernetes' meaning: all requirements must hold, so one without any matches
 * everything.
 *
 * @param requirements each a test of an object's labels
 */
public record Selector(List<Predicate<Map<String, String>>> requirements) {

  /**
   * Reads a selector.
   *
   * @param field where it stands, for messages
   * @throws InvalidTargetException when an operator is unknown, or its values do not fit it
   */
  public static Selector of(String field, LabelSelector selector) {
    var labels = Objects.requireNonNullElse(selector.getMatchLabels(), Map.<String, String>of());
    var expressions =
        Objects.requireNonNullElse(
            selector.getMatchExpressions(), List.<LabelSelectorRequirement>of());
    return new Selector(
        Stream.concat(
                labels.entrySet().stream().map(Selector::label),
                expressions.stream().map(expression -> expression(field, expression)))
            .toList());
  }

  /** Whether an object with these labels is chosen. */
  public boolean matches(Map<String, String> labels) {
    return requirements.stream().allMatch(requirement -> requirement.test(labels));
  }

  private static Predicate<Map<String, String>> label(Map.Entry<String, String> label) {
    return labels -> label.getValue().equals(labels.get(label.getKey()));
  }

  private static Predicate<Map<String, String>> expression(
      String field, LabelSelectorRequirement expression) {
    var key = expression.getKey();
    var values = Objects.requireNonNullElse(expression.getValues(), List.<String>of());
    var operator = Objects.requireNonNullElse(expression.getOperator(), "");
    Predicate<Map<String, String>> requirement =
        switch (operator) {
          case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
          // An object without the label passes, as in Kubernetes.
          case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
          case "Exists" -> labels -> labels.containsKey(key);
          case "DoesNotExist" -> labels -> !labels.containsKey(key);
          default ->
              throw new InvalidTargetException(
                  "%s.matchExpressions: operator \"%s\" of key %s is unknown; use In, NotIn, Exists or DoesNotExist"
                      .formatted(field, operator, key));
        };
    if (operator.endsWith("In") == values.isEmpty()) {
      throw new InvalidTargetException(
          "%s.matchExpressions: operator %s of key %s %s"
              .formatted(
                  field, operator, key, values.isEmpty() ? "needs values" : "takes no values"));
    }
    return requirement;
  }
}
