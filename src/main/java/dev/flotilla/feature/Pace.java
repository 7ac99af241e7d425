package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.status.ConditionSet;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;

/**
 * How soon to look again while the switch is on its way: at once at first, since most removals take
 * a moment, and ever more slowly when something holds them, so that a held object costs little.
 */
final class Pace {

  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration SLOWEST = Duration.ofSeconds(15);

  /** Left-overs are gone, or are to stay. */
  private static final Set<String> SETTLED =
      Set.of(Reason.Succeeded.name(), Reason.LeftoversFound.name());

  private Pace() {}

  /** The time until the next look, or empty when the switch has settled. */
  static Optional<Duration> next(FlotillaStatus status, Instant now) {
    var feature = status.features.getFirst();
    if (feature.state == FeatureState.Enabled || feature.state == FeatureState.Disabled) {
      return Optional.empty();
    }
    return Optional.of(growing(feature.since, now));
  }

  /**
   * The time until the next look for left-overs: soon while some are on their way, else after the
   * interval; empty while nobody looks.
   */
  static Optional<Duration> nextSweep(FlotillaStatus status, Duration interval, Instant now) {
    return ConditionSet.find(status.conditions, ConditionType.LEFTOVERS_REMOVED)
        .filter(condition -> !Reason.ForeignController.name().equals(condition.reason))
        .map(
            condition ->
                SETTLED.contains(condition.reason)
                    ? interval
                    : growing(condition.lastUpdateTime, now));
  }

  /** The pause after another, for who looks without a status that tells how long it has taken. */
  static Duration longer(Duration pause) {
    var twice = pause.isZero() ? FIRST : pause.multipliedBy(2);
    return twice.compareTo(SLOWEST) > 0 ? SLOWEST : twice;
  }

  /**
   * A tenth of the time that it has taken so far: proportional, so that no clock jump can stop it.
   * Anybody may write into a status: of a time that is none, none has passed.
   */
  private static Duration growing(String since, Instant now) {
    var tenth = passed(since, now).dividedBy(10);
    if (tenth.compareTo(FIRST) < 0) {
      return FIRST;
    }
    return tenth.compareTo(SLOWEST) > 0 ? SLOWEST : tenth;
  }

  private static Duration passed(String since, Instant now) {
    try {
      return since == null ? Duration.ZERO : Duration.between(Instant.parse(since), now);
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}
