package dev.flotilla.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the commands of a page. They stand in blocks, which are fenced or indented by four blanks.
 * A block that is fenced as {@code sh} has only commands, and so has one that begins with one of
 * the programs of the project and its tools. In a block with lines that begin with {@code $} these
 * are commands and the others are what they print. All other blocks are output, or files.
 */
final class Commands {

  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:kubectl|helm|flotilla|git|docker|kind|operator-sdk|export|alias|source|sed|cat|java"
              + "|python3?|promtool|\\./\\S+|\\.ci/\\S+|kubernetes/local/\\S+|benchmarks/\\S+"
              + "|docs/site/\\S+)(?: .*)?");

  private static final Pattern FENCE = Pattern.compile(" *```(\\w*).*");
  private static final Pattern HEADING = Pattern.compile("#+ +(.+?) *");
  private static final Pattern HERE = Pattern.compile("<<'?(\\w+)'?");
  private static final String INDENT = "    ";

  private final Path page;
  private final List<String> lines;
  private final List<Command> found = new ArrayList<>();
  private String section = "";
  private int at;

  private Commands(Path page, List<String> lines) {
    this.page = page;
    this.lines = lines;
  }

  /** Those of a page, in their order. */
  static List<Command> of(Page page) {
    var commands = new Commands(page.file(), page.text().lines().toList());
    commands.read();
    return List.copyOf(commands.found);
  }

  private void read() {
    while (at < lines.size()) {
      var line = lines.get(at);
      var fence = FENCE.matcher(line);
      var heading = HEADING.matcher(line);
      if (fence.matches()) {
        var language = fence.group(1);
        var begin = ++at;
        while (!FENCE.matcher(lines.get(at)).matches()) {
          at++;
        }
        block(begin, at, language);
      } else if (line.startsWith(INDENT)) {
        var begin = at;
        while (at + 1 < lines.size() && goesOn(lines.get(at + 1))) {
          at++;
        }
        block(begin, at + 1, "");
      } else if (heading.matches()) {
        section = heading.group(1);
      }
      at++;
    }
  }

  private static boolean goesOn(String line) {
    return line.isBlank() || line.startsWith(INDENT);
  }

  private void block(int begin, int end, String language) {
    var block = lines.subList(begin, end).stream().map(String::stripTrailing).toList();
    var shown = block.stream().anyMatch(line -> line.strip().startsWith("$ "));
    var only = language.equals("sh") || PROGRAM.matcher(block.getFirst().strip()).matches();
    for (var i = 0; i < block.size(); i++) {
      var line = block.get(i).strip();
      if (shown && line.startsWith("$ ")) {
        found.add(new Command(page, section, begin + i + 1, line.substring(2)));
      } else if (!shown && only && !line.isEmpty() && !line.startsWith("#")) {
        var last = lastLine(block, i);
        var text = String.join("\n", block.subList(i, last + 1));
        found.add(new Command(page, section, begin + i + 1, text.strip()));
        i = last;
      }
    }
  }

  /** Where the command ends that begins in a line: behind joined lines, or a here-document. */
  private static int lastLine(List<String> block, int first) {
    var last = first;
    while (block.get(last).endsWith("\\")) {
      last++;
    }
    var here = HERE.matcher(block.get(last));
    if (here.find()) {
      do {
        last++;
      } while (!block.get(last).equals(here.group(1)));
    }
    return last;
  }
}
