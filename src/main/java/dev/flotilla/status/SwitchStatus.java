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
import java.util.stream.Collectors;

/**
 * The status of the switch, made from one decision and one live read.
 *
 * @param feature the name of the feature
 * @param wanted whether its objects are wanted
 * @param running whether its producers run
 * @param source where the choice comes from
 * @param message the choice in words
 * @param failure what went wrong in this round; null when nothing did
 */
public record SwitchStatus(
    String feature,
    boolean wanted,
    boolean running,
    FeatureSource source,
    String message,
    String failure) {

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
    entry.since =
        (before.features == null ? List.<FeatureStatus>of() : before.features)
            .stream()
                .filter(old -> feature.equals(old.name) && old.state == state)
                .map(old -> old.since)
                .filter(since -> isPast(since, now))
                .findFirst()
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
    var reason = blocked.isEmpty() || wanted ? Reason.valueOf(state.name()) : Reason.RemovalBlocked;
    var text =
        failure != null
            ? failure
            : blocked.isEmpty() ? feature + " is " + state.name().toLowerCase() : blocked;
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
        : set.with(ConditionType.STALLED, true, reason, text);
  }

  private static boolean all(List<ManagedResource> resources, ManagedResourceState state) {
    return resources.stream().allMatch(entry -> entry.state == state);
  }

  private static String blocked(List<ManagedResource> resources) {
    return resources.stream()
        .filter(entry -> entry.state == ManagedResourceState.Blocked)
        .map(entry -> entry.kind + " " + path(entry) + " is " + entry.message)
        .collect(Collectors.joining("; "));
  }

  private static String path(ManagedResource entry) {
    return entry.namespace == null ? entry.name : entry.namespace + "/" + entry.name;
  }
}
