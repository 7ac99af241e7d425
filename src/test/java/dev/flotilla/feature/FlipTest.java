package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlipStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlipTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(3);

  @Test
  void theFirstDecisionIsAFlip() {
    assertThat(Flip.underWay(Optional.empty(), Optional.empty(), true, NOW))
        .contains(new Flip(true, NOW));
  }

  @Test
  void whatHasSettledIsNoFlip() {
    assertThat(Flip.underWay(Optional.empty(), settled(true), true, NOW)).isEmpty();
    assertThat(Flip.underWay(Optional.empty(), settled(true), false, NOW))
        .contains(new Flip(false, NOW));
  }

  @Test
  void aFlipUnderWayKeepsItsStart() {
    var current = Optional.of(new Flip(false, EARLIER));

    assertThat(Flip.underWay(current, settled(true), false, NOW)).isEqualTo(current);
  }

  @Test
  void flippingBackBeginsAnew() {
    var current = Optional.of(new Flip(false, EARLIER));

    assertThat(Flip.underWay(current, settled(true), true, NOW)).contains(new Flip(true, NOW));
  }

  @Test
  void aFlipThatAnotherProcessBeganGoesOnFromItsStart() {
    var before = settled(true);
    before.get().state = FeatureState.Disabling;
    before.get().since = EARLIER.toString();

    assertThat(Flip.underWay(Optional.empty(), before, false, NOW))
        .contains(new Flip(false, EARLIER));
  }

  @Test
  void aStatusWithoutATimeDoesNotStopIt() {
    var before = settled(true);
    before.get().state = FeatureState.Disabling;
    before.get().since = "yesterday";

    assertThat(Flip.underWay(Optional.empty(), before, false, NOW)).contains(new Flip(false, NOW));
  }

  @Test
  void theResultTellsDirectionDurationAndCounts() {
    var result = new Flip(false, NOW.minusMillis(1234)).settled(NOW, "1 CronJob");

    assertThat(result.enabled).isFalse();
    assertThat(result.duration).isEqualTo("1.234s");
    assertThat(result.time).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(result.objects).isEqualTo("1 CronJob");
  }

  @Test
  void aClockThatWasSetBackMakesNoNegativeDuration() {
    assertThat(new Flip(true, NOW.plusSeconds(60)).took(NOW)).isEqualTo(Duration.ZERO);
  }

  private static Optional<FeatureStatus> settled(boolean on) {
    var status = new FeatureStatus();
    status.state = on ? FeatureState.Enabled : FeatureState.Disabled;
    status.since = EARLIER.toString();
    status.lastFlip = new FlipStatus();
    status.lastFlip.enabled = on;
    return Optional.of(status);
  }
}
