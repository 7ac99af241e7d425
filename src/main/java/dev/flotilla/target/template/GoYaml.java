package dev.flotilla.target.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes values as the YAML text that Fleet takes for a template. Whether a text with a template in
 * it has quotes decides whether what is filled in stays a text or becomes a number, so quotes are
 * where Go's writer has them. Long lines are not folded, though: a fold could be in the middle of
 * an action.
 */
final class GoYaml {

  private final StringBuilder out = new StringBuilder();

  /** What each line is about. */
  private final List<String> paths = new ArrayList<>();

  private GoYaml() {}

  /** Writes a mapping. */
  static GoYaml of(Map<String, Object> values) {
    var yaml = new GoYaml();
    yaml.mapping(values, "", "");
    return yaml;
  }

  String text() {
    return out.toString();
  }

  /**
   * The path of the value in a line, such as {@code a.b[2]}.
   *
   * @param line from 1; one behind the last is about the last value
   */
  String path(int line) {
    return paths.isEmpty() ? "" : paths.get(Math.clamp(line, 1, paths.size()) - 1);
  }

  private void mapping(Map<?, ?> values, String indent, String path) {
    var first = true;
    for (var key : values.keySet().stream().map(String.class::cast).sorted(GoKeys.ORDER).toList()) {
      if (!first) {
        out.append(indent);
      }
      first = false;
      out.append(GoScalar.of(key)).append(':');
      member(values.get(key), indent, path.isEmpty() ? key : path + "." + key);
    }
  }

  private void member(Object value, String indent, String path) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      endLine(path);
      out.append(indent).append("  ");
      mapping(map, indent + "  ", path);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      endLine(path);
      list(list, indent, path);
    } else {
      out.append(' ');
      leaf(value, indent + "  ", path);
    }
  }

  private void list(List<?> items, String indent, String path) {
    for (var i = 0; i < items.size(); i++) {
      var own = path + "[" + i + "]";
      if (i > 0 || out.charAt(out.length() - 1) == '\n') {
        out.append(indent);
      }
      out.append("- ");
      switch (items.get(i)) {
        case Map<?, ?> map when !map.isEmpty() -> mapping(map, indent + "  ", own);
        case List<?> list when !list.isEmpty() -> list(list, indent + "  ", own);
        case Object item -> leaf(item, indent + "  ", own);
        case null -> leaf(null, indent + "  ", own);
      }
    }
  }

  private void leaf(Object value, String indent, String path) {
    switch (value) {
      case Map<?, ?> _ -> out.append("{}");
      case List<?> _ -> out.append("[]");
      case String text when GoScalar.isBlock(text) -> {
        block(text, indent, path);
        return;
      }
      case String text -> out.append(GoScalar.of(text));
      case null, default -> out.append(Objects.toString(value));
    }
    endLine(path);
  }

  private void block(String text, String indent, String path) {
    out.append('|').append(GoScalar.hints(text));
    endLine(path);
    var ends = text.endsWith("\n");
    for (var line : (ends ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
      out.append(line.isEmpty() ? "" : indent + line);
      endLine(path);
    }
  }

  private void endLine(String path) {
    out.append('\n');
    paths.add(path);
  }
}
