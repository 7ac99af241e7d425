package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A manifest that becomes a template of a chart: marks are put into its tree, and after it has been
 * written as YAML, Helm's expressions take their places.
 */
final class ChartTemplate {

  private static final Pattern MARK = Pattern.compile("(?m)^( *)(- )?(\\w+): '@@(\\d+)@@'$");

  /** What Helm makes two braces of, which in an alert or a dashboard are not for Helm. */
  private static final String LITERAL = "{{ \"{{\" }}";

  private final List<UnaryOperator<String>> lines = new ArrayList<>();
  private final ObjectNode tree;

  ChartTemplate(ObjectNode tree) {
    this.tree = tree;
  }

  ObjectNode tree() {
    return tree;
  }

  /** Puts an expression, as it stands, where a single value is. */
  void value(ObjectNode parent, String field, String expression) {
    mark(parent, field, line -> line + field + ": " + expression + "\n");
  }

  /** Puts a value of any shape in place of a field. */
  void block(ObjectNode parent, String field, String values) {
    mark(parent, field, indent -> nested(indent, field, values));
  }

  /** Puts a value of any shape into a field that is left out when the value is empty. */
  void optional(ObjectNode parent, String field, String values) {
    mark(
        parent,
        field,
        indent ->
            indent
                + "{{- with "
                + values
                + " }}\n"
                + nested(indent, field, ".")
                + indent
                + "{{- end }}\n");
  }

  /** The template. */
  String text() {
    return MARK.matcher(Trees.write(tree).replace("{{", LITERAL))
        .replaceAll(match -> Matcher.quoteReplacement(written(match)));
  }

  private String written(MatchResult match) {
    var first = match.group(2) == null ? "" : match.group(2);
    var line = lines.get(Integer.parseInt(match.group(4))).apply(match.group(1) + first);
    return line.stripTrailing();
  }

  private static String nested(String indent, String field, String values) {
    var depth = indent.length() + 2;
    return indent
        + field
        + ":\n"
        + indent
        + "  {{- toYaml "
        + values
        + " | nindent "
        + depth
        + " }}\n";
  }

  private void mark(ObjectNode parent, String field, UnaryOperator<String> line) {
    parent.put(field, "@@" + lines.size() + "@@");
    lines.add(line);
  }
}
