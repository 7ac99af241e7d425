package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of {@code spec.paths}, checked and cut into names. Leading slashes do not count, as in
 * Fleet. There is no way out of the repository in it: names cannot be {@code ..}.
 *
 * @param text the entry as the user wrote it
 * @param names the names from the root downwards, with wildcards; empty is the root
 */
record ScanPath(String text, List<String> names) {

  private static final String WILDCARDS = "*?[";

  static ScanPath of(String text) {
    requireSlashes(text);
    var names = new ArrayList<String>();
    for (var name : text.split("/")) {
      if (name.equals("..")) {
        throw invalid(text, "\"..\" is not allowed");
      }
      if (name.equals(".git")) {
        throw invalid(text, "Git's own files are no bundle");
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return new ScanPath(text, List.copyOf(names));
  }

  /**
   * Requires names that are separated by slashes and can be shown.
   *
   * @throws BundleReadException {@code InvalidPath}
   */
  static void requireSlashes(String text) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw invalid(text, "control characters are not allowed");
    }
    if (text.contains("\\")) {
      throw invalid(text, "backslashes are not allowed, separate names by /");
    }
  }

  /** The path as one that is no pattern. */
  String directory() {
    return names.isEmpty() ? "." : String.join("/", names);
  }

  boolean isPattern() {
    return names.stream().anyMatch(ScanPath::isPattern);
  }

  static boolean isPattern(String name) {
    return name.chars().anyMatch(c -> WILDCARDS.indexOf(c) >= 0);
  }

  private static BundleReadException invalid(String text, String why) {
    return new BundleReadException(InvalidPath, "", "spec.paths: \"" + text + "\": " + why);
  }
}
