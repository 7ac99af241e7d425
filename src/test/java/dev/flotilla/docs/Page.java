package dev.flotilla.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of the documentation, in Markdown as GitHub renders it.
 *
 * @param file where it is, relative to the project's root
 * @param text all of it
 * @param prose the same without fenced blocks of code
 */
record Page(Path file, String text, String prose) {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  /** The README and everything below {@code docs}. */
  static List<Page> all() {
    try (var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(Page::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(Path file) {
    try {
      var text = Files.readString(file);
      return new Page(file, text, FENCED.matcher(text).replaceAll(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Targets of links within the project, with their anchors. */
  List<String> links() {
    return found(LINK, prose).filter(link -> !link.contains("://")).toList();
  }

  /** What can stand behind {@code #}: the headings, as GitHub makes anchors of them. */
  Set<String> anchors() {
    return found(HEADING, prose)
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  /** The rows of each table; a row is a list of cells, and the first one is the head. */
  List<List<List<String>>> tables() {
    var tables = new ArrayList<List<List<String>>>();
    var rows = new ArrayList<List<String>>();
    for (var line : (prose + "\n").split("\n", -1)) {
      if (line.startsWith("|")) {
        rows.add(Stream.of(line.substring(1).split("\\|")).map(String::strip).toList());
      } else if (!rows.isEmpty()) {
        tables.add(List.copyOf(rows));
        rows.clear();
      }
    }
    return tables;
  }

  /** What stands between backquotes in a piece of text. */
  static Stream<String> code(String text) {
    return found(CODE, text);
  }

  /** The first group, or all, of what a pattern finds. */
  static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(Page::group);
  }

  private static String group(MatchResult match) {
    return match.groupCount() == 0 ? match.group() : match.group(1);
  }
}
