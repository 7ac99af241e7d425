package dev.flotilla.bundle;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One name's pattern as Go's {@code filepath.Match} reads it: {@code *}, {@code ?}, and classes
 * {@code [a-z]}, {@code [^a-z]}. Hidden names match like any other; there is no {@code **} and no
 * {@code {a,b}}.
 */
final class GoGlob {

  private GoGlob() {}

  /**
   * @throws PatternSyntaxException when a class is not closed, or is empty
   */
  static Pattern compile(String glob) {
    var regex = new StringBuilder();
    for (var i = 0; i < glob.length(); i++) {
      var c = glob.charAt(i);
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        case '[' -> i = characterClass(glob, i, regex);
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static int characterClass(String glob, int start, StringBuilder regex) {
    var negated = glob.startsWith("[^", start);
    var first = start + (negated ? 2 : 1);
    var end = glob.indexOf(']', first);
    if (end <= first) {
      throw new PatternSyntaxException("class is empty or not closed", glob, start);
    }
    regex.append(negated ? "[^" : "[");
    for (var c : glob.substring(first, end).toCharArray()) {
      regex.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }
    regex.append(']');
    return end;
  }
}
