package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "0s, PT0S",
    "15s, PT15S",
    "1h30m, PT1H30M",
    "30m1h, PT1H30M",
    "1.5h, PT1H30M",
    "0.1s, PT0.1S",
    "250ms, PT0.25S",
    "3us, PT0.000003S",
    "3µs, PT0.000003S",
    "7ns, PT0.000000007S",
    "1.9ns, PT0.000000001S",
    "2562047h47m16.854775807s, PT2562047H47M16.854775807S"
  })
  void readsGosDurations(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "1d",
        "1w",
        "-1s",
        "+1s",
        "s",
        "1.s",
        ".5s",
        "1 s",
        "1s ",
        "1sx",
        "x1s",
        "1S",
        "00",
        "2562047h47m16.854775808s",
        "99999999999999999999h",
        "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s"
      })
  void refusesWhatIsNoDurationAndSaysWhatWouldBe(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a duration")
        .hasMessageContaining("1h30m");
  }
}
