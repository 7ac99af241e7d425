package dev.flotilla.target.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoYamlTest {

  @Test
  void writesAsGoDoesAndKnowsWhatEachLineIsAbout() {
    var values = new LinkedHashMap<String, Object>();
    values.put("b", List.of("x", Map.of("k", "${ a }", "l", List.of(1)), List.of(), "t\nu\n"));
    values.put("a10", Map.of("y", true));
    values.put("a9", "it's: ${ b }");
    var yaml = GoYaml.of(values);

    assertThat(yaml.text())
        .isEqualTo(
            """
            a9: 'it''s: ${ b }'
            a10:
              "y": true
            b:
            - x
            - k: ${ a }
              l:
              - 1
            - []
            - |
              t
              u
            """);
    var paths = new ArrayList<String>();
    for (var line = 1; line <= 12; line++) {
      paths.add(yaml.path(line));
    }
    assertThat(paths)
        .containsExactly(
            "a9",
            "a10",
            "a10.y",
            "b",
            "b[0]",
            "b[1].k",
            "b[1].l",
            "b[1].l[0]",
            "b[2]",
            "b[3]",
            "b[3]",
            "b[3]");
    assertThat(yaml.path(99)).isEqualTo("b[3]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\n\n", "\n\na", "\n a\n", "a\n\n"})
  void linesWithoutTextAreReadAtTheEndToo(String text) {
    Map<String, Object> values = Map.of("a", Map.of("b", Map.of("c", text)));

    assertThat(YamlReader.first(GoYaml.of(values).text()).orElseThrow().toValue())
        .isEqualTo(values);
  }

  @Property(tries = 1000)
  void isReadAsWhatWasWritten(@ForAll("values") Map<String, Object> values) {
    assertThat(YamlReader.first(GoYaml.of(values).text()).orElseThrow().toValue())
        .isEqualTo(values);
  }

  @Provide
  Arbitrary<Map<String, Object>> values() {
    Arbitrary<Object> scalar =
        Arbitraries.oneOf(
            texts().map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag));
    Arbitrary<Object> nested =
        Arbitraries.oneOf(
            scalar,
            scalar.list().ofMaxSize(3).map(list -> (Object) list),
            Arbitraries.maps(texts(), scalar).ofMaxSize(3).map(map -> (Object) map));
    return Arbitraries.maps(
            texts(),
            Arbitraries.oneOf(
                nested,
                nested.list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(texts(), nested).ofMaxSize(3).map(map -> (Object) map)))
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static Arbitrary<String> texts() {
    var parts =
        Arbitraries.of(
            "a",
            "b",
            " ",
            "\n",
            "\t",
            ":",
            ": ",
            "#",
            " #",
            "-",
            "- ",
            "'",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "|",
            ">",
            "&",
            "*",
            "!",
            "%",
            "@",
            "?",
            ",",
            "true",
            "null",
            "~",
            "1",
            "0x1",
            "1.5",
            "${ x }",
            "ü",
            "\u0085",
            "\u2028",
            "\uD83D\uDE00",
            "---",
            "...",
            "y",
            "=",
            "<<");
    return parts.list().ofMaxSize(6).map(list -> String.join("", list));
  }
}
