package dev.flotilla.status;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The status of the switch, made from one decision and one live read.
 *
 * @param feature the name of the feature
 * @param wanted whether its objects are wanted
 * @param running whether its producers run
 * @param source where the choice comes from
 * @param message the choice in words
 * @param failure what went wrong in this round; null when nothing did
 * @param obstacle what only somebody else can take out of the way; null when nothing is
 */
public record SwitchStatus(
    String feature,
    boolean wanted,
    boolean running,
    FeatureSource source,
    String message,
    String failure,
    Obstacle obstacle) {

  /** Somebody else's controller or object, which keeps the switch from what it is for. */
  public record Obstacle(Reason reason, String message) {}

  /** With nothing in the way. */
  public SwitchStatus(
      String feature,
      boolean wanted,
      boolean running,
      FeatureSource source,
      String message,
      String failure) {
    this(feature, wanted, running, source, message, failure, null);
  }

  /**
   * @param flotilla the object as it is, whose status holds the former conditions
   * @param resources what a live read found
   * @param now the time of the read
   */
  public FlotillaStatus of(Flotilla flotilla, List<ManagedResource> resources, Instant now) {
    var before = flotilla.getStatus() == null ? new FlotillaStatus() : flotilla.getStatus();
    var state = state(resources);
    var status = new FlotillaStatus();
    status.observedGeneration = flotilla.getMetadata().getGeneration();
    status.resources = resources;
    status.leftovers = before.leftovers;
    status.lastCleanup = before.lastCleanup;
    status.features = List.of(feature(before, state, now));
    status.conditions =
        conditions(
                ConditionSet.from(before.conditions, status.observedGeneration, now),
                state,
                blocked(resources))
            .toList();
    return status;
  }

  /**
   * The status when the look itself failed: what was seen before is shown, and nothing counts as
   * settled. {@code failure} must say what failed.
   */
  public FlotillaStatus unknown(Flotilla flotilla, Instant now) {
    var before = flotilla.getStatus() == null ? null : flotilla.getStatus().resources;
    return of(flotilla, before == null ? List.of() : before, now);
  }

  private FeatureState state(List<ManagedResource> resources) {
    if (failure != null) {
      return wanted ? FeatureState.Enabling : FeatureState.Disabling;
    }
    if (wanted) {
      return running && all(resources, ManagedResourceState.Present)
          ? FeatureState.Enabled
          : FeatureState.Enabling;
    }
    return !running && all(resources, ManagedResourceState.Absent)
        ? FeatureState.Disabled
        : FeatureState.Disabling;
  }

  private FeatureStatus feature(FlotillaStatus before, FeatureState state, Instant now) {
    var entry = new FeatureStatus();
    entry.name = feature;
    entry.enabled = wanted;
    entry.source = source;
    entry.state = state;
    entry.message = message;
    var former =
        (before.features == null ? List.<FeatureStatus>of() : before.features)
            .stream().filter(old -> feature.equals(old.name)).findFirst();
    entry.lastFlip = former.map(old -> old.lastFlip).orElse(null);
    entry.since =
        former
            .filter(old -> old.state == state)
            .map(old -> old.since)
            .filter(since -> isPast(since, now))
            .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    return entry;
  }

  /** Whether a status can be right that says so: others may have written it. */
  private static boolean isPast(String time, Instant now) {
    try {
      return time != null && !Instant.parse(time).isAfter(now);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private ConditionSet conditions(ConditionSet set, FeatureState state, String blocked) {
    var settled = state == FeatureState.Enabled || state == FeatureState.Disabled;
    if (obstacle != null) {
      return hindered(set, state, settled);
    }
    var reason = blocked.isEmpty() ? Reason.valueOf(state.name()) : inTheWay();
    var text =
        Stream.of(failure, blocked)
            .filter(part -> part != null && !part.isEmpty())
            .findFirst()
            .orElseGet(() -> feature + " is " + state.name().toLowerCase());
    set.with(ConditionType.READY, settled, settled ? Reason.Succeeded : reason, text);
    set.with(
        ConditionType.CONTINUOUS_DELIVERY,
        switch (state) {
          case Enabled -> Boolean.TRUE;
          case Disabled -> Boolean.FALSE;
          case Enabling, Disabling -> null;
        },
        reason,
        message);
    if (settled) {
      return set.without(ConditionType.RECONCILING).without(ConditionType.STALLED);
    }
    set.with(ConditionType.RECONCILING, true, reason, text);
    return blocked.isEmpty()
        ? set.without(ConditionType.STALLED)
        : set.with(ConditionType.STALLED, true, reason, blocked);
  }

  /** What stands in the way: something cannot go, or the API server does not let us go on. */
  private Reason inTheWay() {
    return wanted && failure != null ? Reason.ClusterError : Reason.RemovalBlocked;
  }

  /** Settled or not: as long as somebody else is in the way, nobody should believe it works. */
  private ConditionSet hindered(ConditionSet set, FeatureState state, boolean settled) {
    set.with(ConditionType.READY, false, obstacle.reason, obstacle.message);
    set.with(
        ConditionType.CONTINUOUS_DELIVERY,
        state == FeatureState.Disabled ? Boolean.FALSE : null,
        obstacle.reason,
        obstacle.message);
    set.with(ConditionType.STALLED, true, obstacle.reason, obstacle.message);
    return settled
        ? set.without(ConditionType.RECONCILING)
        : set.with(ConditionType.RECONCILING, true, obstacle.reason, obstacle.message);
  }

  private static boolean all(List<ManagedResource> resources, ManagedResourceState state) {
    return resources.stream().allMatch(entry -> entry.state == state);
  }

  private static String blocked(List<ManagedResource> resources) {
    return resources.stream()
        .flatMap(entry -> obstacle(entry).stream())
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> obstacle(ManagedResource entry) {
    return switch (entry.state) {
      case Blocked -> Optional.of(path(entry) + " is " + entry.message);
      case Unknown -> Optional.of(path(entry) + " cannot be read: " + entry.message);
      case Present, Absent, Removing -> Optional.empty();
    };
  }

  /** Kind, namespace and name, as far as it has them. */
  private static String path(ManagedResource entry) {
    if (entry.name == null) {
      return entry.kind;
    }
    return entry.kind + " " + (entry.namespace == null ? "" : entry.namespace + "/") + entry.name;
  }
}
