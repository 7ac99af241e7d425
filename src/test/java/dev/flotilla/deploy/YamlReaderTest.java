package dev.flotilla.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @ParameterizedTest(name = "{0} is the {1} {2}")
  @CsvSource({
    "0644, Long, 420",
    "0o644, Long, 420",
    "0x1F, Long, 31",
    "0b101, Long, 5",
    "089, Long, 89",
    "1_000, Long, 1000",
    "-7, Long, -7",
    "1e3, Long, 1000",
    "1.5, Double, 1.5",
    ".5, Double, 0.5",
    "12345678901234567890, BigInteger, 12345678901234567890",
    "yes, Boolean, true",
    "off, Boolean, false",
    "y, Boolean, true",
    "True, Boolean, true",
    "1.2.3, String, 1.2.3",
    "12ab, String, 12ab",
    "100m, String, 100m",
    "2026-11-24, String, 2026-11-24",
    "1:30, String, 1:30",
    "'\"0644\"', String, 0644",
    "'''yes''', String, yes",
    "!!str 123, String, 123",
    "!!str yes, String, yes",
    "!!int 7, Long, 7",
  })
  void scalarsMeanWhatKubectlReads(String yaml, String type, String value) {
    var read = map("a: " + yaml).get("a");

    assertThat(read.getClass().getSimpleName()).isEqualTo(type);
    assertThat(read.toString()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null"})
  void nothingIsNull(String yaml) {
    assertThat(map(yaml)).containsEntry("a", null);
  }

  @Test
  void documentsKnowWhereTheyBegin() {
    var documents = read("# comment\n---\na: 1\n---\n---\n# only a comment\n---\n\nb: 2\n");

    assertThat(documents).extracting(YamlReader.Document::origin).containsExactly("f:3", "f:9");
  }

  @Test
  void aliasesAndMergeKeysAreFollowed() {
    var map = map("base: &b {x: 1, z: [2]}\nuse:\n  <<: *b\n  x: 3\nagain: *b\n");

    assertThat(map.get("use")).isEqualTo(Map.of("x", 3L, "z", List.of(2L)));
    assertThat(map.get("again")).isEqualTo(map.get("base"));
  }

  @Test
  void keysAreTextsAsKubectlMakesThem() {
    assertThat(map("on: 1\n\"y\": 2\nno: 3\n010: 4\n1.50: 5\n"))
        .isEqualTo(Map.of("true", 1L, "y", 2L, "false", 3L, "8", 4L, "1.5", 5L));
    assertThatThrownBy(() -> read("~: 1")).hasMessage("f:1: a key must not be null");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreFine() {
    assertThat(map("\uFEFFa: 1\r\nb: 2\r\n")).isEqualTo(Map.of("a", 1L, "b", 2L));
  }

  @Test
  void jsonIsYaml() {
    assertThat(map("{\"a\": {\"b\": [1, true, null, \"x\"]}}")).containsKey("a");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "'a: 1\nb: 2\na: 3', f:3: the key \"a\" is there twice",
    "'a: 1\n b: 2', f:2: ",
    "'a: !!java.io.File x', f:1: the tag ",
    "'a: 1\nb: *nope', f:2: ",
    "'? [x]\n: 1', f:1: a key must be a word",
    "'a: &r\n  b: *r', f:1: is nested too deeply",
    "'a: {b: [}', f:1: ",
  })
  void errorsSayWhere(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(RenderException.class)
        .hasMessageContaining(message.contains("nested") ? "is nested too deeply" : message);
  }

  @Test
  void aBillionLaughsEndEarly() {
    var bomb = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x]\n");
    for (var i = 1; i < 12; i++) {
      bomb.append("l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ", ").repeat(9)));
    }

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> read(bomb.toString()))
                .isInstanceOf(RenderException.class)
                .hasMessageContaining("values"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void deepNestingIsRefused(String opening) {
    assertThatThrownBy(() -> read(opening.repeat(200_000))).isInstanceOf(RenderException.class);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(String yaml) {
    return (Map<String, Object>) read(yaml).getFirst().value();
  }

  private static List<YamlReader.Document> read(String yaml) {
    return YamlReader.read(new BundleFile("f", yaml));
  }
}
