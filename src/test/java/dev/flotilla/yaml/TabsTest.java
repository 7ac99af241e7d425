package dev.flotilla.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tabs as Go reads them: between values they are spaces. */
class TabsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\tb",
        "a: \t b",
        "a:\t\tb\t# c",
        "a: \"b\"\t\n",
        "a:\tb\n# é\t😀\n",
        "{\ta: b\t}",
        "---\t\na: b",
        "a:\n  b\t"
      })
  void betweenValuesTheyAreSpaces(String text) {
    assertThat(YamlReader.documents(text).getFirst().toValue()).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void theyMayBeginABlockOnTheNextLine() {
    assertThat(YamlReader.documents("a:\t\n  b:\tc\nd:\t# e\n- f").getFirst().toValue())
        .isEqualTo(Map.of("a", Map.of("b", "c"), "d", List.of("f")));
  }

  @Test
  void inTextsTheyStay() {
    assertThat(YamlReader.documents("a:\t\"b\t\\t\"\nc:\t|\n  d\te\n").getFirst().toValue())
        .isEqualTo(Map.of("a", "b\t\t", "c", "d\te\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\ta: b", "a:\n\tb: c", "-\ta", "- a\n-\tb: c", "- -\ta", "?\ta", " \t- a"})
  void theyDoNotIndent(String text) {
    assertThatThrownBy(() -> YamlReader.documents(text)).isInstanceOf(YamlException.class);
  }

  @Test
  void soManyThatTheTextWouldBeReadForeverAreRefused() {
    assertThat(YamlReader.documents(lines(500)).getFirst().toValue())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .hasSize(500);
    assertThatThrownBy(() -> YamlReader.documents(lines(50_000))).isInstanceOf(YamlException.class);
  }

  @Test
  void valuesThatAreReadAgainCountAgain() {
    var many = "a: [" + "b, ".repeat(90_000) + "b]\n---\n";

    assertThat(YamlReader.documents(many + lines(1))).hasSize(2);
    assertThatThrownBy(() -> YamlReader.documents(many + lines(20)))
        .isInstanceOf(YamlException.class)
        .hasMessage("has more than 500000 values");
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "k" + i + ":\tv\n")
        .collect(Collectors.joining());
  }
}
