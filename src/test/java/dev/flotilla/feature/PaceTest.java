package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlotillaStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant SINCE = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void looksNoMoreWhenTheSwitchHasSettled() {
    assertThat(Pace.next(status(FeatureState.Enabled), SINCE)).isEmpty();
    assertThat(Pace.next(status(FeatureState.Disabled), SINCE)).isEmpty();
  }

  @Test
  void looksOftenAtFirstAndSeldomWhenSomethingIsHeld() {
    assertThat(after(Duration.ZERO)).isEqualTo(Duration.ofMillis(200));
    assertThat(after(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(2));
    assertThat(after(Duration.ofHours(5))).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aClockThatWentBackDoesNotStopIt() {
    assertThat(after(Duration.ofHours(-1))).isEqualTo(Duration.ofMillis(200));
  }

  private static Duration after(Duration time) {
    return Pace.next(status(FeatureState.Disabling), SINCE.plus(time)).orElseThrow();
  }

  private static FlotillaStatus status(FeatureState state) {
    var feature = new FeatureStatus();
    feature.state = state;
    feature.since = SINCE.toString();
    var status = new FlotillaStatus();
    status.features = List.of(feature);
    return status;
  }
}
