package dev.flotilla.bundle;

import dev.flotilla.yaml.YamlNode;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads selectors of labels, whose Java type is not one of ours. */
final class SelectorReader {

  private static final Set<String> LISTED = Set.of("In", "NotIn");
  private static final Set<String> BARE = Set.of("Exists", "DoesNotExist");

  private final FieldReader fields;

  SelectorReader(FieldReader fields) {
    this.fields = fields;
  }

  /** An empty selector is one too: it chooses everything. */
  LabelSelector read(YamlNode node, String path) {
    var labels = new TreeMap<String, String>(Utf8.ORDER);
    var expressions = new ArrayList<LabelSelectorRequirement>();
    for (var entry : fields.mapping(node, path).entries()) {
      var place = FieldReader.join(path, entry.key());
      switch (fields.name(entry.key(), "matchLabels", "matchExpressions")) {
        case "matchLabels" -> labels.putAll(labels(entry.value(), place));
        case "matchExpressions" -> expressions.addAll(expressions(entry.value(), place));
        default -> fields.unknown(entry, path, List.of("matchLabels", "matchExpressions"));
      }
    }
    var selector = new LabelSelector();
    selector.setMatchLabels(labels);
    selector.setMatchExpressions(expressions);
    return selector;
  }

  private Map<String, String> labels(YamlNode node, String path) {
    var labels = new TreeMap<String, String>();
    if (!FieldReader.isNull(node)) {
      for (var entry : fields.mapping(node, path).entries()) {
        var value = entry.value();
        var place = FieldReader.join(path, entry.key());
        labels.put(entry.key(), FieldReader.isNull(value) ? "" : fields.text(value, place));
      }
    }
    return labels;
  }

  private List<LabelSelectorRequirement> expressions(YamlNode node, String path) {
    var expressions = new ArrayList<LabelSelectorRequirement>();
    var items = fields.items(node, path);
    for (var i = 0; i < items.size(); i++) {
      expressions.add(expression(items.get(i), path + "[" + i + "]"));
    }
    return expressions;
  }

  private LabelSelectorRequirement expression(YamlNode node, String path) {
    var expression = new LabelSelectorRequirement("", "", new ArrayList<>());
    if (FieldReader.isNull(node)) {
      return expression;
    }
    for (var entry : fields.mapping(node, path).entries()) {
      var place = FieldReader.join(path, entry.key());
      var isNull = FieldReader.isNull(entry.value());
      switch (fields.name(entry.key(), "key", "operator", "values")) {
        case "key" -> expression.setKey(isNull ? "" : fields.text(entry.value(), place));
        case "operator" -> expression.setOperator(isNull ? "" : fields.text(entry.value(), place));
        case "values" -> expression.setValues(fields.texts(entry.value(), place));
        default -> fields.unknown(entry, path, List.of("key", "operator", "values"));
      }
    }
    if (fields.isStrict()) {
      requirePossible(expression, node, path);
    }
    return expression;
  }

  private void requirePossible(LabelSelectorRequirement expression, YamlNode node, String path) {
    var operator = expression.getOperator();
    if (!LISTED.contains(operator) && !BARE.contains(operator)) {
      throw fields.error(
          node.place(), path + ".operator must be In, NotIn, Exists or DoesNotExist");
    }
    if (LISTED.contains(operator) == expression.getValues().isEmpty()) {
      throw fields.error(
          node.place(),
          path
              + ".values must "
              + (LISTED.contains(operator) ? "have" : "be left out, or have no")
              + " members for the operator "
              + operator);
    }
  }
}
