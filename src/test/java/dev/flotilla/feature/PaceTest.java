package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.status.ConditionSet;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void looksForLeftoversAfterTheIntervalOnceNothingIsToBeDone() {
    assertThat(sweep(Reason.Succeeded)).contains(Duration.ofMinutes(10));
    assertThat(sweep(Reason.LeftoversFound)).contains(Duration.ofMinutes(10));
  }

  @Test
  void looksForLeftoversSoonWhileSomeAreOnTheirWayAndNotWhileFleetRuns() {
    assertThat(sweep(Reason.Progressing)).contains(Duration.ofSeconds(1));
    assertThat(sweep(Reason.RemovalBlocked)).contains(Duration.ofSeconds(1));
    assertThat(sweep(Reason.ClusterError)).contains(Duration.ofSeconds(1));
    assertThat(sweep(Reason.ForeignController)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "yesterday"})
  void aTimeThatSomebodyWroteAndThatIsNoneIsNow(String time) {
    var status = status(FeatureState.Enabled);
    status.conditions =
        ConditionSet.from(null, 1L, SINCE)
            .with(ConditionType.LEFTOVERS_REMOVED, false, Reason.Progressing, "")
            .toList();
    status.conditions.getFirst().lastUpdateTime = time;

    assertThat(Pace.nextSweep(status, Duration.ofMinutes(10), SINCE))
        .contains(Duration.ofMillis(200));
  }

  private static Optional<Duration> sweep(Reason reason) {
    var status = status(FeatureState.Enabled);
    status.conditions =
        ConditionSet.from(null, 1L, SINCE)
            .with(ConditionType.LEFTOVERS_REMOVED, false, reason, "")
            .toList();
    return Pace.nextSweep(status, Duration.ofMinutes(10), SINCE.plusSeconds(10));
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
