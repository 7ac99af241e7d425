package dev.flotilla.docs;

import dev.flotilla.testing.RanCommands;
import dev.flotilla.testing.RanCommands.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What became of the documentation's commands, a file per test in {@code target/doc-commands}. Each
 * line has a command's first line, its place, the test, {@code passed}, {@code failed} or {@code
 * not run}, and the seconds that it took, with tabs between. {@code .ci/doc-commands} puts the
 * files together.
 */
final class GuideReport {

  private static final Path FOLDER = Path.of("target/doc-commands");

  private GuideReport() {}

  static void write(String test, List<Command> commands) {
    try {
      Files.createDirectories(FOLDER);
      Files.write(
          FOLDER.resolve(test + ".tsv"),
          commands.stream().map(command -> line(test, command)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String test, Command command) {
    var ran = RanCommands.find(command.text());
    var outcome = ran.map(Ran::passed).map(passed -> passed ? "passed" : "failed");
    var seconds = ran.map(run -> run.took().toMillis() / 1000.0).orElse(0.0);
    return String.join(
        "\t",
        command.text().lines().findFirst().orElseThrow().replace('\t', ' '),
        command.place(),
        test,
        outcome.orElse("not run"),
        String.format(Locale.ROOT, "%.1f", seconds));
  }
}
