package dev.flotilla.status;

import dev.flotilla.api.fleet.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Says on an object that nothing serves it: not accepted, not ready, and stalled, so that people
 * and tools see it wherever they look.
 *
 * @param before the conditions that the object has
 * @param generation its generation; null when it has none
 */
public record UnservedNotice(List<Condition> before, Long generation) {

  /** Whether the object says so already, of this generation. */
  public boolean says(String message) {
    return ConditionSet.find(before, ConditionType.ACCEPTED)
        .filter(accepted -> message.equals(accepted.message))
        .filter(accepted -> Objects.equals(generation, accepted.observedGeneration))
        .isPresent();
  }

  /** The conditions that say so; those of other types stay. */
  public List<Condition> saying(String message, Instant now) {
    return ConditionSet.from(before, generation, now)
        .with(ConditionType.ACCEPTED, false, Reason.NotSupported, message)
        .with(ConditionType.READY, false, Reason.NotSupported, message)
        .with(ConditionType.STALLED, true, Reason.NotSupported, message)
        .toList();
  }
}
