package dev.flotilla.target.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.IntOrString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({
    "25%,   8,  2", "25%,   7,  1", "25%,   3,  1", "0%,    8,  1", "-5%,   8,  1", "100%,  8,  8",
    "12.5%, 16, 2", "150%,  4,  6", "50%,   0,  1", "3,     0,  1", "3,     8,  3", "0,     8,  0",
  })
  void isAsManyAsFleetCounts(String text, int of, int expected) {
    assertThat(Share.of(new IntOrString(text)).of(of)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "x%", "%", "1.5"})
  void nothingElseIsAShare(String text) {
    assertThatThrownBy(() -> Share.of(new IntOrString(text)))
        .isInstanceOf(NumberFormatException.class);
  }
}
