package dev.flotilla.status;

import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one look for left-overs of older versions saw and did.
 *
 * @param seen the left-overs that were there, and what was done with each; without times
 * @param problems what could not be looked at, in words
 * @param complete whether everything was looked at
 * @param taken whose the CronJob is that is needed, in words; empty when it is free or ours
 * @param foreign why nobody looked; empty when somebody did
 */
public record LeftoverReport(
    List<Leftover> seen,
    List<String> problems,
    boolean complete,
    Optional<String> taken,
    Optional<String> foreign) {

  /** Left-overs that a message names; it counts the others. */
  private static final int NAMED = 3;

  /** A look that was taken. */
  public LeftoverReport(
      List<Leftover> seen, List<String> problems, boolean complete, Optional<String> taken) {
    this(seen, problems, complete, taken, Optional.empty());
  }

  /** No look, since a foreign controller still uses what would be a left-over without it. */
  public static LeftoverReport notLookedFor(String because) {
    return new LeftoverReport(List.of(), List.of(), false, Optional.empty(), Optional.of(because));
  }

  /**
   * Puts the entries and the condition into a status that holds those of the last look.
   *
   * @return what this look changed: each transition of an object once
   */
  public List<Leftover> addTo(FlotillaStatus status, Instant now) {
    var before = Objects.requireNonNullElse(status.leftovers, List.<Leftover>of());
    var history = new LeftoverHistory(before, now);
    if (foreign.isEmpty()) {
      history.seen(seen, complete);
    }
    var entries = history.toList();
    status.leftovers = entries.isEmpty() ? null : entries;
    var set = ConditionSet.from(status.conditions, status.observedGeneration, now);
    condition(set, history);
    status.conditions = set.toList();
    return history.news();
  }

  private void condition(ConditionSet set, LeftoverHistory history) {
    var blocked = with(LeftoverAction.Blocked);
    if (foreign.isPresent()) {
      set(set, false, Reason.ForeignController, foreign.get());
    } else if (!blocked.isEmpty()) {
      set(set, false, Reason.RemovalBlocked, named(blocked));
    } else if (!problems.isEmpty()) {
      set(set, null, Reason.ClusterError, String.join("; ", problems));
    } else if (!with(LeftoverAction.Found).isEmpty()) {
      set(set, false, Reason.LeftoversFound, found(with(LeftoverAction.Found).size()));
    } else if (!complete || !with(LeftoverAction.Removing).isEmpty()) {
      set(
          set,
          false,
          Reason.Progressing,
          "left-overs are being removed; %d are gone"
              .formatted(history.count(LeftoverAction.Removed)));
    } else {
      set(set, true, Reason.Succeeded, "nothing of an older Fleet is left");
    }
  }

  private String found(int count) {
    return "%s%d left-overs of an older Fleet are there; spec.leftovers.dryRun keeps them from being removed"
        .formatted(complete ? "" : "more than ", count);
  }

  private static void set(ConditionSet set, Boolean status, Reason reason, String message) {
    set.with(ConditionType.LEFTOVERS_REMOVED, status, reason, message);
  }

  private List<Leftover> with(LeftoverAction action) {
    return seen.stream().filter(entry -> entry.action == action).toList();
  }

  private static String named(List<Leftover> entries) {
    var names =
        entries.stream()
            .limit(NAMED)
            .map(
                entry ->
                    "%s %s/%s is %s"
                        .formatted(entry.kind, entry.namespace, entry.name, entry.message))
            .collect(Collectors.joining("; "));
    return entries.size() > NAMED
        ? names + "; and %d more".formatted(entries.size() - NAMED)
        : names;
  }
}
