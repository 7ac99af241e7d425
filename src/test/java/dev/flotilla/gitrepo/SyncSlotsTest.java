package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncSlotsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final SyncSlots slots = new SyncSlots();

  @Test
  void jobsThatTheWatchHasNotShownYetCount() {
    assertThat(take("a", Map.of())).isTrue();
    assertThat(take("b", Map.of())).isTrue();
    assertThat(take("c", Map.of())).isFalse();
  }

  @Test
  void aJobDoesNotTakeASecondSlot() {
    take("a", Map.of());
    take("b", Map.of());

    assertThat(take("a", Map.of())).isTrue();
  }

  @Test
  void aRunningJobHoldsItsSlotAndAnEndedOneDoesNot() {
    take("a", Map.of());
    take("b", Map.of());

    assertThat(take("c", Map.of("a", false, "b", false))).isFalse();
    assertThat(take("c", Map.of("a", false, "b", true))).isTrue();
  }

  @Test
  void aJobThatNeverShowsFreesItsSlotInTheEnd() {
    take("a", Map.of());
    take("b", Map.of());

    assertThat(slots.take("c", 2, Map.of(), NOW.plusSeconds(31))).isTrue();
  }

  @Test
  void aJobThatWasShownAndIsGoneHoldsNoSlot() {
    take("a", Map.of());
    take("b", Map.of());
    slots.shown("a");

    assertThat(take("c", Map.of())).isTrue();
  }

  private boolean take(String job, Map<String, Boolean> seen) {
    return slots.take(job, 2, seen, NOW);
  }
}
