package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionSetTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.987Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  @Test
  void aFirstObservationIsATransition() {
    var ready = ready(null, 1, NOON, false, Reason.NotReady, "waiting");

    assertThat(ready.status).isEqualTo("False");
    assertThat(ready.reason).isEqualTo("NotReady");
    assertThat(ready.observedGeneration).isEqualTo(1);
    assertThat(ready.lastTransitionTime).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(ready.lastUpdateTime).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void anUnchangedObservationKeepsBothTimes() {
    var before = ready(null, 1, NOON, true, Reason.Succeeded, "");
    var after = ready(List.of(before), 1, LATER, true, Reason.Succeeded, "");

    assertThat(after).usingRecursiveComparison().isEqualTo(before);
  }

  @Test
  void aNewMessageMovesTheUpdateTimeOnly() {
    var before = ready(null, 1, NOON, false, Reason.NotReady, "0/2");
    var after = ready(List.of(before), 1, LATER, false, Reason.NotReady, "1/2");

    assertThat(after.lastTransitionTime).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(after.lastUpdateTime).isEqualTo("2026-11-24T12:01:00Z");
  }

  @Test
  void aNewStatusMovesBothTimes() {
    var before = ready(null, 1, NOON, false, Reason.NotReady, "");
    var after = ready(List.of(before), 1, LATER, null, Reason.NotReady, "");

    assertThat(after.status).isEqualTo("Unknown");
    assertThat(after.lastTransitionTime).isEqualTo("2026-11-24T12:01:00Z");
  }

  @Test
  void otherConditionsKeepTheirPlace() {
    var list =
        ConditionSet.from(null, 1L, NOON)
            .with(ConditionType.READY, true, Reason.Succeeded, "")
            .with(ConditionType.STALLED, true, Reason.Invalid, "")
            .with(ConditionType.READY, false, Reason.Invalid, "")
            .without(ConditionType.STALLED)
            .toList();

    assertThat(list).extracting(c -> c.type).containsExactly(ConditionType.READY);
  }

  private static Condition ready(
      List<Condition> current, long generation, Instant at, Boolean is, Reason why, String what) {
    return ConditionSet.from(current, generation, at)
        .with(ConditionType.READY, is, why, what)
        .toList()
        .getFirst();
  }
}
