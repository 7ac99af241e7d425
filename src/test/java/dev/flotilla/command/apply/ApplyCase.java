package dev.flotilla.command.apply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A tree, a command line, and what comes of it, in one text file:
 *
 * <pre>
 * # what it shows
 * apply NAME PATH…
 * -- path/of/a/file --
 * its text
 * -- path/of/a/file escaped --
 * its text in one line with \n, \r, \xff and the like
 * -- path/of/a/link -> target --
 * == exit 0
 * == out
 * what is printed
 * == err
 * what is told
 * </pre>
 *
 * @param head comments and the command line
 * @param entries files and links
 * @param expected the part that begins with the first {@code ==}
 */
record ApplyCase(String head, List<Entry> entries, String expected) {

  private static final Pattern HEADER = Pattern.compile("-- (.+?)(?: -> (.+?))?( escaped)? --");
  private static final String EXPECTED = "== exit";

  record Entry(String path, String link, boolean escaped, String text) {}

  static ApplyCase parse(String text) {
    var split = text.indexOf(EXPECTED);
    var input = split < 0 ? text : text.substring(0, split);
    var head = new StringBuilder();
    var entries = new ArrayList<Entry>();
    var body = head;
    Entry open = null;
    for (var line : input.split("\n")) {
      var header = HEADER.matcher(line);
      if (header.matches()) {
        close(entries, open, body);
        open = new Entry(header.group(1), header.group(2), header.group(3) != null, "");
        body = new StringBuilder();
      } else {
        body.append(line).append('\n');
      }
    }
    close(entries, open, body);
    return new ApplyCase(head.toString(), entries, split < 0 ? "" : text.substring(split));
  }

  private static void close(List<Entry> entries, Entry open, StringBuilder body) {
    if (open != null) {
      entries.add(new Entry(open.path(), open.link(), open.escaped(), body.toString()));
    }
  }

  String[] arguments() {
    var line = head.lines().filter(each -> each.startsWith("apply ")).findFirst().orElseThrow();
    return line.substring("apply ".length()).split(" ");
  }

  void write(Path root) throws IOException {
    for (var entry : entries) {
      var path = root.resolve(entry.path());
      Files.createDirectories(path.getParent());
      if (entry.link() != null) {
        Files.createSymbolicLink(path, Path.of(entry.link()));
      } else {
        Files.write(
            path,
            entry.escaped()
                ? unescape(entry.text())
                : entry.text().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Runs the command, and says what came of it as the file does. */
  String run(Path root) {
    var command = new ApplyCommand();
    command.root = root;
    var out = new StringWriter();
    var err = new StringWriter();
    var exit =
        new CommandLine(command)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            // The program says how to get help instead of printing it.
            .setParameterExceptionHandler(ApplyCase::explain)
            .execute(arguments());
    return "%s %d\n== out\n%s== err\n%s".formatted(EXPECTED, exit, out, err);
  }

  private static int explain(ParameterException wrong, String[] arguments) {
    wrong.getCommandLine().getErr().println(wrong.getMessage());
    return 2;
  }

  String input() {
    var text = new StringBuilder(head);
    for (var entry : entries) {
      text.append("-- ").append(entry.path());
      text.append(entry.link() == null ? "" : " -> " + entry.link());
      text.append(entry.escaped() ? " escaped" : "").append(" --\n").append(entry.text());
    }
    return text.toString();
  }

  private static byte[] unescape(String text) {
    var bytes = new ByteArrayOutputStream();
    var line = text.strip();
    for (var i = 0; i < line.length(); i++) {
      var c = line.charAt(i);
      if (c != '\\') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      i++;
      switch (line.charAt(i)) {
        case 'n' -> bytes.write('\n');
        case 'r' -> bytes.write('\r');
        case 't' -> bytes.write('\t');
        case 'x' -> {
          bytes.write(Integer.parseInt(line.substring(i + 1, i + 3), 16));
          i += 2;
        }
        default -> bytes.write(line.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
