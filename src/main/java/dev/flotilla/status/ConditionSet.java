package dev.flotilla.status;

import dev.flotilla.api.fleet.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The conditions of one object on their way from what its status holds to what is true now. Times
 * move only when something changed (KEP-1623: a transition is a change of {@code status}), so that
 * an unchanged observation makes an unchanged status and so no write.
 */
public final class ConditionSet {

  private final List<Condition> conditions;
  private final long generation;
  private final String now;

  private ConditionSet(List<Condition> conditions, long generation, String now) {
    this.conditions = conditions;
    this.generation = generation;
    this.now = now;
  }

  /**
   * Starts from the conditions that the status holds.
   *
   * @param current the conditions so far; null and an empty list are the same
   * @param generation the generation of the object that is being observed
   * @param now the time of the observation, kept to the second
   */
  public static ConditionSet from(List<Condition> current, Long generation, Instant now) {
    return new ConditionSet(
        current == null ? new ArrayList<>() : new ArrayList<>(current),
        generation == null ? 0 : generation,
        now.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /**
   * Sets one condition.
   *
   * @param type the condition's type, one of {@link ConditionType}
   * @param status whether it holds; null = Unknown
   * @param reason why, for programs
   * @param message why, for people; may be empty
   */
  public ConditionSet with(String type, Boolean status, Reason reason, String message) {
    var next = new Condition();
    next.type = type;
    next.status = status == null ? "Unknown" : status ? "True" : "False";
    next.reason = reason.name();
    next.message = message;
    next.observedGeneration = generation;
    var at = indexOf(type);
    if (at < 0) {
      next.lastTransitionTime = now;
      next.lastUpdateTime = now;
      conditions.add(next);
      return this;
    }
    var before = conditions.get(at);
    var transition = !Objects.equals(before.status, next.status);
    next.lastTransitionTime = transition ? now : before.lastTransitionTime;
    next.lastUpdateTime = transition || differ(before, next) ? now : before.lastUpdateTime;
    conditions.set(at, next);
    return this;
  }

  /** Removes a condition; kstatus reads an absent Reconciling or Stalled as "not so". */
  public ConditionSet without(String type) {
    conditions.removeIf(condition -> type.equals(condition.type));
    return this;
  }

  /** The condition of a type, if a status holds one; null and an empty list are the same. */
  public static Optional<Condition> find(List<Condition> conditions, String type) {
    return Objects.requireNonNullElse(conditions, List.<Condition>of()).stream()
        .filter(condition -> type.equals(condition.type))
        .findFirst();
  }

  /** The conditions, in the order in which they were first set. */
  public List<Condition> toList() {
    return List.copyOf(conditions);
  }

  private int indexOf(String type) {
    for (var i = 0; i < conditions.size(); i++) {
      if (type.equals(conditions.get(i).type)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean differ(Condition before, Condition next) {
    return !Objects.equals(before.reason, next.reason)
        || !Objects.equals(before.message, next.message)
        || !Objects.equals(before.observedGeneration, next.observedGeneration);
  }
}
