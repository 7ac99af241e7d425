package dev.flotilla.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What {@code .fleetignore} files say about a directory: its own one and those of the directories
 * above it. A pattern is for one name, wherever below it is; {@code name/*} is for directories of
 * that name.
 *
 * @param names patterns for files and directories
 * @param directories names of directories
 */
record IgnoreRules(List<GoGlob> names, List<String> directories) {

  static final String FILE = ".fleetignore";
  static final IgnoreRules NONE = new IgnoreRules(List.of(), List.of());

  private static final Pattern TRAILING_SPACE = Pattern.compile("([^\\\\])[\\t\\n\\f\\r ]+\\z");
  private static final String ALL_BELOW = "/*";

  /**
   * These rules, and those of a file.
   *
   * @param path the file, for messages
   * @throws BundleReadException {@code InvalidPath} with the line when a pattern is none
   */
  IgnoreRules with(String path, String text) {
    var allNames = new ArrayList<>(names);
    var allDirectories = new ArrayList<>(directories);
    var number = 0;
    for (var line : text.split("\n")) {
      number++;
      var rule = rule(line);
      if (rule.isEmpty() || rule.startsWith("#")) {
        continue;
      }
      if (rule.indexOf(ALL_BELOW, 1) > 0) {
        allDirectories.add(rule.endsWith(ALL_BELOW) ? rule.substring(0, rule.length() - 2) : rule);
      } else {
        allNames.add(pattern(path, number, rule));
      }
    }
    return new IgnoreRules(List.copyOf(allNames), List.copyOf(allDirectories));
  }

  /** Whether an entry of the directory, or of one below it, does not count. */
  boolean ignores(String name, boolean isDirectory) {
    return names.stream().anyMatch(pattern -> pattern.matches(name))
        || isDirectory && directories.contains(name);
  }

  private static String rule(String line) {
    var text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    return TRAILING_SPACE.matcher(text).replaceAll("$1");
  }

  private static GoGlob pattern(String path, int line, String rule) {
    try {
      return GoGlob.compile(rule);
    } catch (PatternSyntaxException e) {
      throw new BundleReadException(
          BundleProblem.InvalidPath, path, line, 1, "\"" + rule + "\": " + e.getDescription());
    }
  }
}
