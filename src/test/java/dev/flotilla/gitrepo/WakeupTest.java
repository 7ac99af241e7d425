package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.status.GitRepoFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WakeupTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final SyncMemory RUNNING =
      SyncMemory.running(new SyncKey("a", 1), "job", Optional.empty());

  @Test
  void eventsSufficeWhenAllIsSynced() {
    assertThat(next(RUNNING.synced(), NOW)).isEmpty();
    assertThat(next(null, NOW)).isEmpty();
  }

  @Test
  void aSyncUnderWayIsLookedAtSinceNothingTellsOfAPodThatCannotRun() {
    assertThat(next(RUNNING, NOW)).contains(Duration.ofSeconds(20));
  }

  @Test
  void aFailedSyncIsTriedAgainInItsTime() {
    var failed = RUNNING.failed("no", true, NOW);

    assertThat(next(failed, NOW.plusSeconds(3))).contains(Duration.ofSeconds(7));
    assertThat(next(failed, NOW.plusSeconds(60))).contains(Duration.ofSeconds(1));
    assertThat(next(RUNNING.failed("no", false, NOW), NOW)).isEmpty();
  }

  @Test
  void nothingIsTriedWhileTheFeatureIsOff() {
    var sync = Optional.of(RUNNING.failed("no", true, NOW).toStatus());

    assertThat(Wakeup.next(GitRepoFacts.closed("off", sync, List.of(), List.of()), NOW)).isEmpty();
  }

  private static Optional<Duration> next(SyncMemory memory, Instant now) {
    var facts =
        new GitRepoFacts(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(memory).map(SyncMemory::toStatus),
            List.of(),
            List.of(),
            List.of());
    return Wakeup.next(facts, now);
  }
}
