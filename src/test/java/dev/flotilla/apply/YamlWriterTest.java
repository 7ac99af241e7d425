package dev.flotilla.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.yaml.YamlReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlWriterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 2000)
  void everyTextComesBackWhoeverReadsIt(@ForAll("texts") String key, @ForAll("texts") String text) {
    var value = Map.of("k" + key, List.of(text, Map.of("a", text)), "z", text);

    var yaml = write(value);

    assertThat(YamlReader.documents(yaml)).singleElement().returns(value, node -> node.toValue());
    assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "y",
        "on",
        "null",
        "~",
        "0644",
        "1e3",
        "1:30",
        "2026-11-24",
        "1_0",
        ".inf",
        "0o7",
        "true",
        "=",
        "<<",
        "-",
        "?",
        "",
        " a",
        "a ",
        "#",
        "a: b",
        "@x",
        "12ab",
        "0x1",
        "no"
      })
  void whatCouldBeReadAsSomethingElseIsQuoted(String text) {
    assertThat(write(Map.of("a", text))).isEqualTo("a: \"" + text + "\"\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1e21, 1e+21",
    "1.5, 1.5",
    "100000000000000000000, 1e+20",
    "123456789.5, 1.234567895e+08",
    "0.0000001, 1e-07",
    "0.00001, 1e-05",
    "0.0001, 0.0001",
    "-1234567.25, -1.23456725e+06",
    "18446744073709551615, 18446744073709551615",
    "-9223372036854775809, -9.223372036854776e+18",
    "100000.5, 100000.5",
    "3e-320, 3e-320",
    "-0.0, 0",
    "7, 7"
  })
  void numbersAreWrittenAsGoWritesThem(String json, String yaml) throws IOException {
    assertThat(write(JSON.readTree("{\"a\":" + json + "}"))).isEqualTo("a: " + yaml + "\n");
  }

  @Test
  void linesAreABlockThatPeopleCanRead() {
    assertThat(write(Map.of("a", "x: 1\ny:\n  - z\n"))).isEqualTo("a: |\n  x: 1\n  y:\n    - z\n");
    assertThat(write(Map.of("a", "x\ny"))).isEqualTo("a: |-\n  x\n  y\n");
    assertThat(write(Map.of("a", "x\n\n\n"))).isEqualTo("a: |+\n  x\n\n\n");
    assertThat(write(Map.of("a", "x\r\ny\n"))).isEqualTo("a: \"x\\r\\ny\\n\"\n");
  }

  @Provide
  Arbitrary<String> texts() {
    var odd =
        Arbitraries.of(
            "\n", " ", "\t", ":", "#", "-", "'", "\"", "\\", "a", "\ufeff", "\u2028", "\u0085",
            "😀", "é", "|", "%", "1", "\r", "\u0000", "\u007f");
    return Arbitraries.oneOf(
        odd.list().ofMaxSize(12).map(parts -> String.join("", parts)),
        Arbitraries.strings().ofMaxLength(20).filter(YamlWriterTest::hasNoHalfCharacters));
  }

  /** Half a pair of surrogates is no text, and cannot be in UTF-8. */
  private static boolean hasNoHalfCharacters(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000);
  }

  private static String write(Object value) {
    var out = new StringWriter();
    new YamlWriter(new PrintWriter(out)).write(JSON.valueToTree(value));
    return out.toString();
  }
}
