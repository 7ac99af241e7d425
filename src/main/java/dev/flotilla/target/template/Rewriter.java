package dev.flotilla.target.template;

import java.util.ArrayList;
import java.util.List;

/**
 * Copies what stands in one action. Fleet runs templates so that a key that a mapping lacks is an
 * error, Helm so that it is empty. So each {@code .a.b} becomes an expression that looks first
 * whether the keys are there.
 */
final class Rewriter {

  private final String text;

  /** Names in one chain such as {@code .a.b.c}; each of them is looked for from the first on. */
  private static final int DEPTH = 50;

  private final LineCount lines;
  private final StringBuilder out = new StringBuilder();
  private int at;

  /**
   * @param from where the action's inside begins
   * @param lines of the text
   * @throws TemplateException when it asks for what there is not, or for too much
   */
  Rewriter(String text, int from, LineCount lines) {
    this.text = text;
    this.at = from;
    this.lines = lines;
    while (at < text.length() && text.charAt(at) != Lexer.RIGHT && !Lexer.isTrimmedEnd(text, at)) {
      token();
    }
  }

  /** What was copied. */
  String rewritten() {
    return out.toString();
  }

  /** Where the action ends; the end of the text when it does not. */
  int end() {
    return at;
  }

  private void token() {
    var c = text.charAt(at);
    switch (c) {
      case '"', '\'', '`' -> copy(Lexer.endOfQuoted(text, at));
      case '$' -> {
        var base = text.substring(at, Lexer.endOfName(text, at + 1));
        at += base.length();
        out.append(chain(base, fields()));
      }
      case '.' -> dot();
      case ')' -> {
        copy(at + 1);
        copy(endOfFields());
      }
      default -> {
        if (Character.isDigit(c)) {
          copy(Lexer.endOfNumber(text, at));
        } else if (Lexer.isName(c)) {
          word();
        } else {
          copy(at + 1);
        }
      }
    }
  }

  private void dot() {
    if (at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
      copy(Lexer.endOfNumber(text, at));
      return;
    }
    var fields = fields();
    if (fields.isEmpty()) {
      copy(at + 1);
    } else {
      out.append(chain(".", fields));
    }
  }

  private void word() {
    var end = Lexer.endOfName(text, at);
    out.append(Functions.inHelm(text.substring(at, end)));
    at = end;
    copy(endOfFields());
  }

  private void copy(int to) {
    out.append(text, at, to);
    at = to;
  }

  /** Takes the names of the fields that begin here. */
  private List<String> fields() {
    var names = new ArrayList<String>();
    for (var end = endOfField(at); end > at; end = endOfField(at)) {
      names.add(text.substring(at + 1, end));
      at = end;
    }
    return names;
  }

  private int endOfFields() {
    var end = at;
    for (var next = endOfField(end); next > end; next = endOfField(end)) {
      end = next;
    }
    return end;
  }

  private int endOfField(int from) {
    if (from + 1 >= text.length()
        || text.charAt(from) != '.'
        || !Lexer.isName(text.charAt(from + 1))) {
      return from;
    }
    return Lexer.endOfName(text, from + 1);
  }

  /** Each look happens only after those before it have gone well, and only at mappings. */
  private String chain(String base, List<String> fields) {
    if (fields.isEmpty()) {
      return base;
    }
    if (fields.size() > DEPTH || out.length() > Delimiters.SIZE) {
      throw new TemplateException("the templates are too large");
    }
    var checks = new StringBuilder("(and");
    var owner = new StringBuilder(base);
    for (var field : fields) {
      checks.append(
          " (or (not (kindIs \"map\" %1$s)) (hasKey %1$s \"%2$s\") (fail \"map has no entry for key \\\"%2$s\\\" @%3$d\"))"
              .formatted(owner, field, lines.at(at)));
      if (!owner.toString().equals(".")) {
        owner.append('.');
      }
      owner.append(field);
    }
    return checks + " " + base + ")." + String.join(".", fields);
  }
}
