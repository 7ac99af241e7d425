package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.FlipStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A change of the feature that is under way.
 *
 * @param on whether it is being switched on
 * @param seen when that was first seen
 */
record Flip(boolean on, Instant seen) {

  /**
   * What is under way when a state is wanted.
   *
   * @param current what was under way in this process
   * @param before the status as it was
   */
  static Optional<Flip> underWay(
      Optional<Flip> current, Optional<FeatureStatus> before, boolean wanted, Instant now) {
    if (current.isPresent()) {
      return current.get().on == wanted ? current : Optional.of(new Flip(wanted, now));
    }
    var settled = before.map(status -> status.lastFlip).map(flip -> flip.enabled);
    if (settled.filter(on -> on == wanted).isPresent()) {
      return Optional.empty();
    }
    // A flip that another process began goes on from when that one saw it.
    return Optional.of(
        new Flip(wanted, before.flatMap(status -> since(status, wanted)).orElse(now)));
  }

  /** What the status says of the flip when it has settled. */
  FlipStatus settled(Instant now, String objects) {
    var status = new FlipStatus();
    status.enabled = on;
    status.time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    status.duration = "%d.%03ds".formatted(took(now).toSeconds(), took(now).toMillisPart());
    status.objects = objects;
    return status;
  }

  /** How long it has taken; 0 when the clock was set back. */
  Duration took(Instant now) {
    var took = Duration.between(seen, now);
    return took.isNegative() ? Duration.ZERO : took;
  }

  /** When the status says that it began; others may have written it. */
  private static Optional<Instant> since(FeatureStatus before, boolean wanted) {
    if (before.state != (wanted ? FeatureState.Enabling : FeatureState.Disabling)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(before.since).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
