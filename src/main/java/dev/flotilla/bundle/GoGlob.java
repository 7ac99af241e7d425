package dev.flotilla.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.PatternSyntaxException;

/**
 * One name's pattern as Go's {@code filepath.Match} reads it: {@code *}, {@code ?}, classes {@code
 * [a-z]} and {@code [^a-z]}, and {@code \} before a character that stands for itself. Hidden names
 * match like any other; there is no {@code **} and no {@code {a,b}}. Takes time in proportion to
 * the lengths of pattern and name, multiplied.
 */
final class GoGlob {

  /** Any number of characters; told from others by identity. */
  private static final IntPredicate STAR = _ -> true;

  private final List<IntPredicate> steps;

  private GoGlob(List<IntPredicate> steps) {
    this.steps = steps;
  }

  /**
   * @throws PatternSyntaxException when a class is not closed, or is empty, or a backslash is last
   */
  static GoGlob compile(String glob) {
    return new GoGlob(new Compiler(glob).steps());
  }

  /** Whether the whole name matches. */
  boolean matches(String name) {
    var characters = name.codePoints().toArray();
    var step = 0;
    var at = 0;
    var star = -1;
    var retry = 0;
    while (at < characters.length) {
      if (step < steps.size() && steps.get(step) == STAR) {
        star = step++;
        retry = at;
      } else if (step < steps.size() && steps.get(step).test(characters[at])) {
        step++;
        at++;
      } else if (star >= 0 && characters[retry] != '/') {
        step = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    return steps.subList(step, steps.size()).stream().allMatch(each -> each == STAR);
  }

  /** Cuts a pattern into steps. */
  private static final class Compiler {
    private final String glob;
    private final int[] pattern;
    private int at;

    Compiler(String glob) {
      this.glob = glob;
      this.pattern = glob.codePoints().toArray();
    }

    List<IntPredicate> steps() {
      var steps = new ArrayList<IntPredicate>();
      while (at < pattern.length) {
        switch (pattern[at]) {
          case '*' -> {
            at++;
            steps.add(STAR);
          }
          case '?' -> {
            at++;
            steps.add(c -> c != '/');
          }
          case '[' -> steps.add(characterClass());
          default -> {
            var wanted = literal();
            steps.add(c -> c == wanted);
          }
        }
      }
      return steps;
    }

    private int literal() {
      if (pattern[at] == '\\') {
        at++;
        require(at < pattern.length, "a backslash is last");
      }
      return pattern[at++];
    }

    private IntPredicate characterClass() {
      at++;
      var negated = at < pattern.length && pattern[at] == '^';
      at += negated ? 1 : 0;
      var ranges = new ArrayList<int[]>();
      while (ranges.isEmpty() || at >= pattern.length || pattern[at] != ']') {
        var low = bound();
        var high = low;
        if (at < pattern.length && pattern[at] == '-') {
          at++;
          high = bound();
        }
        ranges.add(new int[] {low, high});
      }
      at++;
      return c -> ranges.stream().anyMatch(r -> r[0] <= c && c <= r[1]) != negated;
    }

    private int bound() {
      require(
          at < pattern.length && pattern[at] != '-' && pattern[at] != ']',
          "class is empty or not closed");
      var bound = literal();
      require(at < pattern.length, "class is empty or not closed");
      return bound;
    }

    private void require(boolean valid, String problem) {
      if (!valid) {
        throw new PatternSyntaxException(problem, glob, Math.min(at, pattern.length));
      }
    }
  }
}
