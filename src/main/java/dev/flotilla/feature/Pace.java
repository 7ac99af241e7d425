package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FlotillaStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How soon to look again while the switch is on its way: at once at first, since most removals take
 * a moment, and ever more slowly when something holds them, so that a held object costs little.
 */
final class Pace {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration SLOWEST = Duration.ofSeconds(15);

  private Pace() {}

  /** The time until the next look, or empty when the switch has settled. */
  static Optional<Duration> next(FlotillaStatus status, Instant now) {
    var feature = status.features.getFirst();
    if (feature.state == FeatureState.Enabled || feature.state == FeatureState.Disabled) {
      return Optional.empty();
    }
    // A tenth of the time that it has taken so far: proportional, so that no clock jump can stop
    // it.
    var tenth = Duration.between(Instant.parse(feature.since), now).dividedBy(10);
    if (tenth.compareTo(FIRST) < 0) {
      return Optional.of(FIRST);
    }
    return Optional.of(tenth.compareTo(SLOWEST) > 0 ? SLOWEST : tenth);
  }
}
