package dev.flotilla.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flotilla.yaml.GoText;
import dev.flotilla.yaml.YamlQuoted;
import dev.flotilla.yaml.YamlScalar;
import java.io.PrintWriter;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes JSON values as YAML that people can read and that every version of YAML reads alike: a
 * text that could be anything else is quoted, lines are kept as a block.
 */
public final class YamlWriter {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./-]*");

  private final PrintWriter out;

  /**
   * @param out where the YAML goes
   */
  public YamlWriter(PrintWriter out) {
    this.out = out;
  }

  /** Writes one document, a mapping or a list, without a separator. */
  public void write(JsonNode document) {
    if (document.isEmpty()) {
      leaf(document, "");
    } else if (document.isArray()) {
      list(document, "");
    } else {
      mapping(document, "");
    }
  }

  private void mapping(JsonNode node, String indent) {
    var first = true;
    for (var member : node.properties()) {
      if (!first) {
        out.print(indent);
      }
      first = false;
      out.print(scalar(member.getKey()));
      out.print(':');
      member(member, indent);
    }
  }

  private void member(Map.Entry<String, JsonNode> member, String indent) {
    var value = member.getValue();
    if (value.isObject() && !value.isEmpty()) {
      out.print('\n');
      out.print(indent + "  ");
      mapping(value, indent + "  ");
    } else if (value.isArray() && !value.isEmpty()) {
      out.print('\n');
      list(value, indent);
    } else {
      out.print(' ');
      leaf(value, indent + "  ");
    }
  }

  private void list(JsonNode node, String indent) {
    for (var item : node) {
      out.print(indent + "- ");
      if (item.isObject() && !item.isEmpty()) {
        mapping(item, indent + "  ");
      } else if (item.isArray() && !item.isEmpty()) {
        out.print('\n');
        list(item, indent + "  ");
      } else {
        leaf(item, indent + "  ");
      }
    }
  }

  private void leaf(JsonNode node, String indent) {
    switch (node.getNodeType()) {
      case OBJECT -> out.print("{}\n");
      case ARRAY -> out.print("[]\n");
      case STRING -> text(node.textValue(), indent);
      case NUMBER -> out.print(GoText.ofNumber(node.decimalValue()) + "\n");
      default -> out.print(node.asText() + "\n");
    }
  }

  private void text(String text, String indent) {
    if (text.indexOf('\n') < 0 || !isBlock(text)) {
      out.print(scalar(text) + "\n");
      return;
    }
    var ends = text.endsWith("\n");
    out.print(!ends ? "|-\n" : text.endsWith("\n\n") ? "|+\n" : "|\n");
    for (var line : (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
      out.print(line.isEmpty() ? "\n" : indent + line + "\n");
    }
  }

  /**
   * Whether its lines need no escapes: printable, none blank at its end, the first not indented.
   */
  private static boolean isBlock(String text) {
    var last = ' ';
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n' ? last == ' ' : !YamlQuoted.isPrintable(c) && !Character.isSurrogate(c)) {
        return false;
      }
      last = c;
    }
    return last != ' ' && !text.startsWith(" ");
  }

  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() && YamlScalar.isText(text) ? text : YamlQuoted.of(text);
  }
}
