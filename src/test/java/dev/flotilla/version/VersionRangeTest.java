package dev.flotilla.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranges mean what they mean to Helm: the table is what its own library answered. */
class VersionRangeTest {

  private static final Path TABLE = Path.of("src/test/resources/dev/flotilla/version/ranges.tsv");

  record Row(String range, String versions) {}

  @ParameterizedTest
  @MethodSource("rows")
  void aRangeHoldsTheVersionsThatHelmSays(Row row) throws IOException {
    if (row.versions().equals("invalid")) {
      assertThatThrownBy(() -> VersionRange.of(row.range()))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    var range = VersionRange.of(row.range());
    var inside = versions().filter(range::contains).map(SemanticVersion::text).toList();
    assertThat(inside)
        .containsExactlyInAnyOrderElementsOf(
            row.versions().isEmpty() ? List.of() : List.of(row.versions().split(" ")));
  }

  @Test
  void versionsAreOrderedAsHelmOrdersThem() throws IOException {
    assertThat(versions().sorted(Comparator.reverseOrder()).map(SemanticVersion::text))
        .containsExactly(line("newest first").split(" "));
  }

  @Test
  void onlyWholeVersionsAreStrict() throws IOException {
    assertThat(
            versions()
                .map(SemanticVersion::text)
                .filter(text -> SemanticVersion.strict(text).isPresent()))
        .containsExactlyInAnyOrder(line("strict").split(" "));
  }

  @Test
  void whatIsNoVersionIsNone() throws IOException {
    for (var text : line("invalid").split(" ")) {
      assertThat(SemanticVersion.of(text.substring(1, text.length() - 1))).as(text).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1.1.0",
    "1.0.0, 1.0.0",
    "v1.0.0, 1.0.0",
    "2.0.0-rc.1, 2.0.0-rc.1",
    "^1, 1.1.0",
    "'>0-0', 2.0.0-rc.1",
    "nightly,",
  })
  void theVeryTextWinsThenTheNewest(String wanted, String expected) {
    var available = List.of("1.0.0", "nope", "2.0.0-rc.1", "1.1.0", "0.9.0");
    if (wanted.equals("nightly")) {
      assertThatThrownBy(() -> VersionRange.choose(wanted, available))
          .hasMessage("\"nightly\" is no range of versions");
    } else {
      assertThat(VersionRange.choose(wanted, available)).contains(expected);
    }
  }

  @Property(tries = 2000)
  void anyTextIsARangeOrRefusedAndSoon(@ForAll("ranges") String text) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          try {
            assertThat(VersionRange.of(text).alternatives()).isNotEmpty();
          } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
          }
        });
  }

  @Provide
  Arbitrary<String> ranges() {
    var parts =
        Arbitraries.of(
            "1",
            "1.2",
            " ",
            "  ",
            "\t",
            ",",
            "||",
            "|",
            "-",
            " - ",
            ">=",
            "~",
            "x",
            "*",
            "^",
            "v",
            "+",
            "a",
            ".",
            "1.2.3-a.b",
            "0",
            "=",
            "!");
    return Arbitraries.oneOf(
        parts.list().ofMaxSize(160).map(list -> String.join("", list)), Arbitraries.strings());
  }

  static Stream<Row> rows() throws IOException {
    return lines()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.split("\t", -1))
        .map(
            cells ->
                new Row(
                    cells[0].substring(1, cells[0].length() - 1).replace("\\t", "\t"), cells[1]));
  }

  private static Stream<SemanticVersion> versions() throws IOException {
    var texts = new ArrayList<>(Arrays.asList(line("newest first").split(" ")));
    return texts.stream().map(text -> SemanticVersion.of(text).orElseThrow());
  }

  private static String line(String name) throws IOException {
    return lines()
        .filter(line -> line.startsWith(name + "\t"))
        .map(line -> line.substring(line.indexOf('\t') + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> lines() throws IOException {
    return Files.readAllLines(TABLE).stream();
  }
}
