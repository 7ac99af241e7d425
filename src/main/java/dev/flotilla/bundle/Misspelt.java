package dev.flotilla.bundle;

import dev.flotilla.api.fleet.HelmOptions;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What to say about a name that is not known. */
final class Misspelt {

  private Misspelt() {}

  /**
   * The message for a field that there is not.
   *
   * @param path the object that it stands in; empty for the whole file
   * @param name as it was written
   * @param known the fields that there are
   */
  static String message(String path, String name, Collection<String> known) {
    var message = "unknown field \"" + FieldReader.join(path, name) + "\"";
    if (path.isEmpty() && isHelmOption(name)) {
      return message + "; did you mean \"helm." + name + "\"?";
    }
    return known.stream()
        .filter(each -> distance(each, name) <= Math.max(1, each.length() / 3))
        .min(Comparator.comparingInt(each -> distance(each, name)))
        .map(each -> message + "; did you mean \"" + each + "\"?")
        .orElse(message + "; known are: " + String.join(", ", known.stream().sorted().toList()));
  }

  private static boolean isHelmOption(String name) {
    return Arrays.stream(HelmOptions.class.getFields()).anyMatch(f -> f.getName().equals(name));
  }

  /** How many letters must be changed, left out, put in or swapped with the next one. */
  static int distance(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > a.length()) {
      return Integer.MAX_VALUE;
    }
    var costs = new int[a.length() + 1][b.length() + 1];
    for (var i = 0; i <= a.length(); i++) {
      for (var j = 0; j <= b.length(); j++) {
        costs[i][j] = i == 0 || j == 0 ? i + j : cost(costs, a, b, i, j);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cost(int[][] costs, String a, String b, int i, int j) {
    var same = a.charAt(i - 1) == b.charAt(j - 1);
    var best =
        Math.min(
            costs[i - 1][j - 1] + (same ? 0 : 1), Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, costs[i - 2][j - 2] + 1) : best;
  }
}
