package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Documentation that is made from the program, checked in, and compared. {@code -Ddocs.update=true}
 * writes it anew.
 */
final class MadeDocs {

  private static final Path DOCS = Path.of("docs");
  private static final String BEGIN = "<!-- made from the %s: begin -->\n";
  private static final String END = "<!-- made from the %s: end -->\n";

  private MadeDocs() {}

  /** Whether it is to be written and not only compared. */
  static boolean renewed() {
    return Boolean.getBoolean("docs.update");
  }

  /**
   * A part of a page that people write around it.
   *
   * @param source what it is made from, as the marks around it say
   */
  static void checkPart(String page, String source, String made) {
    var file = DOCS.resolve(page);
    var text = read(file);
    var begin = text.indexOf(BEGIN.formatted(source)) + BEGIN.formatted(source).length();
    var end = text.indexOf(END.formatted(source));
    assertThat(end).as("marks in " + file).isGreaterThanOrEqualTo(begin);
    check(file, text.substring(0, begin) + "\n" + made + "\n" + text.substring(end));
  }

  /** The part of a page between its marks, as it is checked in. */
  static String part(String page, String source) {
    var text = read(DOCS.resolve(page));
    return text.substring(
        text.indexOf(BEGIN.formatted(source)), text.indexOf(END.formatted(source)));
  }

  /** A whole file. */
  static void checkFile(String file, String made) {
    check(DOCS.resolve(file), made);
  }

  private static void check(Path file, String wanted) {
    if (renewed()) {
      write(file, wanted);
    }
    assertThat(file)
        .as("made from the program; to renew it: the same test with -Ddocs.update=true")
        .content()
        .isEqualTo(wanted);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
