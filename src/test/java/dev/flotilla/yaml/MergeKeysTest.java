package dev.flotilla.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merge keys as Go reads them, which counts them where they stand. */
class MergeKeysTest {

  @Test
  void whatIsMergedReplacesWhatStandsBeforeItAndNotWhatStandsAfterIt() {
    assertThat(value("{a: 1, <<: {a: 2, b: 3}}")).isEqualTo(Map.of("a", 2L, "b", 3L));
    assertThat(value("{<<: {a: 2, b: 3}, a: 1}")).isEqualTo(Map.of("a", 1L, "b", 3L));
  }

  @Test
  void ofSeveralTheFirstCounts() {
    assertThat(value("{<<: [{a: 1}, {a: 2, b: 3}]}")).isEqualTo(Map.of("a", 1L, "b", 3L));
  }

  @Test
  void aKeyThatIsMergedTooIsNotThereTwice() {
    assertThatThrownBy(() -> value("{a: 1, <<: {a: 2}, a: 3}"))
        .isInstanceOf(YamlException.class)
        .hasMessage("the key \"a\" is there twice");
  }

  @Test
  void inQuotesItIsAKeyLikeAnyOther() {
    assertThat(value("{\"<<\": {a: 1}}")).isEqualTo(Map.of("<<", Map.of("a", 1L)));
    assertThat(value("[<<]")).isEqualTo(List.of("<<"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<: 1", "<<: [1]", "<<: ", "<<: [[{a: 1}]]"})
  void onlyMappingsAreMerged(String text) {
    assertThatThrownBy(() -> value(text))
        .isInstanceOf(YamlException.class)
        .hasMessage("only mappings can be merged, by an alias or in a list");
  }

  @Test
  void whatIsMergedAgainAndAgainIsCounted() {
    var text = new StringBuilder("a0: &a0 {x: 1}\n");
    for (var i = 1; i < 30; i++) {
      var below = "*a" + (i - 1);
      text.append("a%d: &a%d {<<: [%s, %s]}\n".formatted(i, i, below, below));
    }

    assertThatThrownBy(() -> value(text.toString()))
        .isInstanceOf(YamlException.class)
        .hasMessage("has more than 500000 values");
  }

  private static Object value(String text) {
    return YamlReader.documents(text).getFirst().toValue();
  }
}
