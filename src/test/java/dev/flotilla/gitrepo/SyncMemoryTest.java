package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncMemoryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final SyncKey KEY = new SyncKey("a".repeat(40), 3);

  @Test
  void survivesTheStatus() {
    var memory = SyncMemory.running(KEY, "job", Optional.empty()).failed("a.yaml:1: no", true, NOW);

    assertThat(SyncMemory.of(remembering(memory))).contains(memory);
  }

  @Test
  void anEmptyStatusRemembersNothing() {
    assertThat(SyncMemory.of(new GitRepo())).isEmpty();
  }

  @Test
  void waitsLongerAfterEachFailureUpToTenMinutes() {
    var expected = new int[] {10, 20, 40, 80, 160, 320, 600, 600};
    var memory = SyncMemory.running(KEY, "job", Optional.empty());
    for (var seconds : expected) {
      memory = memory.failed("no", true, NOW);
      assertThat(Duration.between(NOW, memory.nextAttempt().orElseThrow()))
          .isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void anotherCommitStartsCountingAnew() {
    var failed = SyncMemory.running(KEY, "job", Optional.empty()).failed("no", true, NOW);
    var other = new SyncKey("b".repeat(40), 3);

    assertThat(SyncMemory.running(other, "job", Optional.of(failed)).failures()).isZero();
    assertThat(SyncMemory.running(KEY, "job", Optional.of(failed)).failures()).isOne();
  }

  @Test
  void aStatusThatSaysNothingThatCanBeUnderstoodRemembersNothing() {
    var gitRepo = remembering(SyncMemory.running(KEY, "job", Optional.empty()));
    gitRepo.getStatus().sync.outcome = "Sideways";

    assertThat(SyncMemory.of(gitRepo)).isEmpty();
  }

  @Test
  void numbersAndTimesThatCannotBeAreMendedNotFatal() {
    var gitRepo = remembering(SyncMemory.running(KEY, "job", Optional.empty()));
    var sync = gitRepo.getStatus().sync;
    sync.outcome = "Failed";
    sync.failures = -7;
    sync.nextAttempt = "tomorrow";

    var memory = SyncMemory.of(gitRepo).orElseThrow();
    assertThat(memory.nextAttempt()).contains(Instant.EPOCH);
    assertThat(memory.failed("no", true, NOW).nextAttempt()).contains(NOW.plusSeconds(10));

    sync.failures = Integer.MAX_VALUE;
    assertThat(SyncMemory.of(gitRepo).orElseThrow().failed("no", true, NOW).nextAttempt())
        .contains(NOW.plusSeconds(600));
  }

  private static GitRepo remembering(SyncMemory memory) {
    var gitRepo = new GitRepo();
    gitRepo.setStatus(new GitRepoStatus());
    gitRepo.getStatus().sync = memory.toStatus();
    return gitRepo;
  }
}
