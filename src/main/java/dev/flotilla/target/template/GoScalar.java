package dev.flotilla.target.template;

import dev.flotilla.yaml.YamlQuoted;
import dev.flotilla.yaml.YamlScalar;

/** How Go's YAML writer puts a text: plain, in quotes, or as a block of lines. */
final class GoScalar {

  /** As a key it would mean another thing. */
  private static final String MERGE = "<<";

  /** Characters that cannot begin a plain text. */
  private static final String INDICATORS = "#,[]{}&*!|>'\"%@`";

  private GoScalar() {}

  /** A text in one line. */
  static String of(String text) {
    if (isText(text) && isPlain(text)) {
      return text;
    }
    return isText(text) && !isSpecial(text) && text.indexOf('\n') < 0
        ? "'" + text.replace("'", "''") + "'"
        : YamlQuoted.of(text);
  }

  /**
   * Whether a text of several lines can stand as a block. One of nothing but ends of lines could,
   * and Go writes it so, but our reader refuses such a block at the end of the text.
   */
  static boolean isBlock(String text) {
    return text.indexOf('\n') >= 0 && text.chars().anyMatch(c -> c != '\n') && !isSpecial(text);
  }

  /** What follows the bar of a block. */
  static String hints(String text) {
    var indent = text.startsWith(" ") || text.startsWith("\n") ? "2" : "";
    if (!text.endsWith("\n")) {
      return indent + "-";
    }
    return text.endsWith("\n\n") ? indent + "+" : indent;
  }

  /** A text with a template never looks like a number or the like. */
  private static boolean isText(String text) {
    return Delimiters.in(text) || YamlScalar.isText(text) && !MERGE.equals(text);
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty()
        || text.startsWith(" ")
        || text.endsWith(" ")
        || text.startsWith("---")
        || text.startsWith("...")
        || isSpecial(text)
        || text.indexOf('\n') >= 0) {
      return false;
    }
    for (var i = 0; i < text.length(); i++) {
      if (isIndicator(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIndicator(String text, int at) {
    var c = text.charAt(at);
    var isBeforeSpace = at + 1 == text.length() || text.charAt(at + 1) == ' ';
    if (at == 0) {
      return INDICATORS.indexOf(c) >= 0 || (c == '?' || c == ':' || c == '-') && isBeforeSpace;
    }
    return c == ':' && isBeforeSpace || c == '#' && text.charAt(at - 1) == ' ';
  }

  /** Whether something in it can only be written with an escape. */
  private static boolean isSpecial(String text) {
    if (text.contains(" \n") || text.endsWith(" ") && text.indexOf('\n') >= 0) {
      return true;
    }
    return text.chars().anyMatch(c -> c != '\n' && !YamlQuoted.isPrintable(c));
  }
}
