package dev.flotilla.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Which test runs which command of the documentation, or why none does: the table {@code
 * commands.tsv} beside this class. A command is used as the first row says that fits it.
 */
record Uses(List<Use> rows) {

  /**
   * One row.
   *
   * @param page the page; {@code *} for any
   * @param section the section; {@code *} for any
   * @param beginning how the command begins; {@code *} for anyhow
   * @param by the simple name of the test class; {@code -} when nobody runs it
   * @param reason why nobody does; empty otherwise
   */
  record Use(String page, String section, String beginning, String by, String reason) {

    boolean fits(Command command) {
      return is(page, command.page().toString())
          && is(section, command.section())
          && (beginning.equals("*") || command.text().startsWith(beginning));
    }

    private static boolean is(String wanted, String actual) {
      return wanted.equals("*") || wanted.equals(actual);
    }
  }

  static Uses read() {
    try (var in = Uses.class.getResourceAsStream("commands.tsv")) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Uses(
          text.lines()
              .skip(1)
              .map(line -> line.split("\t", -1))
              .map(cell -> new Use(cell[0], cell[1], cell[2], cell[3], cell[4]))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Use> of(Command command) {
    return rows.stream().filter(row -> row.fits(command)).findFirst();
  }
}
