package dev.flotilla.target.template;

/**
 * Turns a template with Fleet's delimiters into one with Helm's that gives the same: <code>${ x }
 * </code> becomes <code>{{ x }}</code>, and braces outside become text. It follows Go's lexer, so
 * that a brace in a quoted string of an action does not end it. A template that Go would refuse
 * becomes one that Go refuses for the same reason.
 */
final class Delimiters {

  private static final String LEFT = "${";

  /** Characters of a template for Helm. The looks for keys make it larger than it was. */
  static final int SIZE = 4 << 20;

  private static final String COMMENT = "/*";
  private static final String COMMENT_END = "*/";

  private final String text;
  private final LineCount lines;
  private final StringBuilder out = new StringBuilder();

  private Delimiters(String text) {
    this.text = text;
    this.lines = new LineCount(text);
  }

  /** Whether there is anything to fill in. */
  static boolean in(String text) {
    return text.contains(LEFT);
  }

  /**
   * The same template for Helm.
   *
   * @throws TemplateException when it asks for something that Fleet's templates do not have
   */
  static String toHelm(String text) {
    return new Delimiters(text).translate();
  }

  private String translate() {
    var at = 0;
    for (var left = text.indexOf(LEFT); left >= 0; left = text.indexOf(LEFT, at)) {
      literal(at, left);
      at = action(left + LEFT.length());
    }
    literal(at, text.length());
    return out.toString();
  }

  /** Text that stays; braces in it must not be taken for Helm's. */
  private void literal(int from, int to) {
    for (var at = from; at < to; ) {
      var end = at;
      if (text.charAt(at) == '{') {
        while (end < to && text.charAt(end) == '{') {
          end++;
        }
        out.append("{{\"").append(text, at, end).append("\"}}");
      } else {
        while (end < to && text.charAt(end) != '{') {
          end++;
        }
        out.append(text, at, end);
      }
      at = end;
    }
  }

  /** Copies one action, and tells where it ends. */
  private int action(int from) {
    out.append("{{");
    var at = from;
    if (text.startsWith("-", at) && at + 1 < text.length() && Lexer.isSpace(text.charAt(at + 1))) {
      out.append("- ");
      at += 2;
    }
    if (text.startsWith(COMMENT, at)) {
      return comment(at);
    }
    var line = lines.at(from);
    try {
      var rewriter = new Rewriter(text, at, lines);
      out.append(rewriter.rewritten());
      if (out.length() > SIZE) {
        throw new TemplateException("the templates are too large");
      }
      return close(rewriter.end());
    } catch (TemplateException e) {
      throw new TemplateException(e.getMessage(), line);
    }
  }

  private int comment(int from) {
    var end = text.indexOf(COMMENT_END, from + COMMENT.length());
    if (end < 0) {
      out.append(text, from, text.length());
      return text.length();
    }
    out.append(COMMENT).append(COMMENT_END);
    return close(end + COMMENT_END.length());
  }

  /** Closes an action that ends here; one that does not is left open for Helm to complain about. */
  private int close(int at) {
    if (at < text.length() && text.charAt(at) == Lexer.RIGHT) {
      out.append("}}");
      return at + 1;
    }
    if (Lexer.isTrimmedEnd(text, at)) {
      out.append(" -}}");
      return at + 3;
    }
    return at;
  }
}
