package dev.flotilla.yaml;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes spaces of tabs that stand between values, where Go's parser takes them for spaces and the
 * parser here stops. Tabs that indent stay what they are, an error. A text is parsed again for each
 * place, so that the work is bounded.
 */
final class TabRepair {

  /** How much may be parsed in vain, in characters. */
  private static final int MOST = 16 << 20;

  /** Nothing before the tab, or a sign after which a block begins and a tab would indent it. */
  private static final Pattern BEFORE_BLOCK = Pattern.compile("[ \\t]*|(?:.*[ \\t])?[-?:][ \\t]*");

  private final StringBuilder text;
  private int vain;

  TabRepair(String text) {
    this.text = new StringBuilder(text);
  }

  String text() {
    return text.toString();
  }

  /**
   * Repairs the place where the parser stopped.
   *
   * @param stop where that was
   * @return whether there is something new to parse
   */
  boolean repair(Optional<Mark> stop) {
    if (stop.isEmpty() || stop.get().getIndex() >= text.length()) {
      return false;
    }
    var at = text.offsetByCodePoints(0, stop.get().getIndex());
    var line = text.lastIndexOf("\n", at - 1) + 1;
    vain += at + 1;
    if (at == text.length()
        || text.charAt(at) != '\t'
        || vain > MOST
        || BEFORE_BLOCK.matcher(text.subSequence(line, at)).matches()) {
      return false;
    }
    for (var i = at; i < text.length() && (text.charAt(i) == '\t' || text.charAt(i) == ' '); i++) {
      text.setCharAt(i, ' ');
    }
    return true;
  }
}
