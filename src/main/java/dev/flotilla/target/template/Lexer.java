package dev.flotilla.target.template;

/** The tokens of an action of a template, as Go's lexer cuts them. */
final class Lexer {

  /** Ends an action. */
  static final char RIGHT = '}';

  private Lexer() {}

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** Whether a letter, digit or underscore, of which names are made. */
  static boolean isName(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  /** Whether the action ends here, and the space behind it goes too. */
  static boolean isTrimmedEnd(String text, int at) {
    return at + 2 < text.length()
        && isSpace(text.charAt(at))
        && text.charAt(at + 1) == '-'
        && text.charAt(at + 2) == RIGHT;
  }

  /** Where a name that begins here ends. */
  static int endOfName(String text, int from) {
    var at = from;
    while (at < text.length() && isName(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where a number that begins here ends; letters and dots may be a part of it. */
  static int endOfNumber(String text, int from) {
    var at = from;
    while (at < text.length() && (isName(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return at;
  }

  /** Where a string or character that begins here with its quote ends; the end of text if never. */
  static int endOfQuoted(String text, int from) {
    var quote = text.charAt(from);
    for (var at = from + 1; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      }
      if (c == '\\' && quote != '`') {
        at++;
      } else if (c == '\n' && quote != '`') {
        // Go refuses it, and with this so does Helm.
        return at;
      }
    }
    return text.length();
  }
}
