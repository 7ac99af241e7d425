package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.git.GitProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RemoteTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Remote<String> remote = new Remote<>();

  @Test
  void oneLookServesAllFollowers() {
    assertThat(remote.follow("a", every(15, 1))).isTrue();
    assertThat(remote.follow("b", every(60, 1))).isFalse();
    assertThat(remote.nextWait(0)).contains(Duration.ofSeconds(15));
  }

  @Test
  void aNewGenerationAsksForALookAtOnce() {
    remote.follow("a", every(15, 1));

    assertThat(remote.follow("a", every(15, 1))).isFalse();
    assertThat(remote.follow("a", every(15, 2))).isTrue();
  }

  @Test
  void aLookThatIsToComeIsKnownUntilItHasBegun() throws Exception {
    try (var timers = Executors.newSingleThreadScheduledExecutor()) {
      assertThat(remote.isDueWithin(Duration.ofHours(1))).isFalse();

      var later = timers.schedule(() -> {}, 1, TimeUnit.MINUTES);
      remote.timer(later);
      assertThat(remote.isDueWithin(Duration.ofHours(1))).isTrue();
      assertThat(remote.isDueWithin(Duration.ofSeconds(1))).isFalse();

      var now = timers.schedule(() -> {}, 0, TimeUnit.MILLISECONDS);
      remote.timer(now);
      now.get();
      assertThat(later.isCancelled()).isTrue();
      assertThat(remote.isDueWithin(Duration.ofHours(1))).isFalse();
    }
  }

  @Test
  void followersWithoutAnIntervalWantNoFurtherLook() {
    remote.follow("a", new Remote.Follower(Optional.empty(), 1));

    assertThat(remote.nextWait(0)).isEmpty();
  }

  @Test
  void onlyWhatIsNewIsNews() {
    assertThat(remote.record(new Poll.Found("a", NOW))).isTrue();
    assertThat(remote.record(new Poll.Found("a", NOW.plusSeconds(15)))).isFalse();
    assertThat(remote.record(new Poll.Found("b", NOW.plusSeconds(30)))).isTrue();
    assertThat(remote.record(failed("no"))).isTrue();
    assertThat(remote.record(failed("no"))).isFalse();
    assertThat(remote.record(new Poll.Found("b", NOW.plusSeconds(60)))).isTrue();
  }

  @Test
  void failuresSlowDownAndASuccessSpeedsUpAgain() {
    remote.follow("a", every(15, 1));
    remote.record(failed("no"));
    remote.record(failed("no"));
    assertThat(remote.nextWait(0)).contains(Duration.ofSeconds(60));

    remote.record(new Poll.Found("a", NOW));
    assertThat(remote.nextWait(0)).contains(Duration.ofSeconds(15));
  }

  @Test
  void anAnnouncedCommitIsWorthALookOnceAndNoneWhenItIsThere() {
    remote.record(new Poll.Found("a", NOW));

    assertThat(remote.expect("a")).isFalse();
    assertThat(remote.expect("b")).isTrue();
    assertThat(remote.expect("b")).as("another GitRepo of the same ref").isFalse();
    assertThat(remote.expect("c")).isTrue();
  }

  @Test
  void anAnnouncedCommitThatIsNotThereIsLookedForForHalfAMinute() {
    remote.follow("a", new Remote.Follower(Optional.empty(), 1));
    remote.expect("b");

    for (var seconds : List.of(2, 4, 8, 16)) {
      remote.record(new Poll.Found("a", NOW));
      assertThat(remote.nextWait(0)).contains(Duration.ofSeconds(seconds));
    }
    remote.record(new Poll.Found("a", NOW));
    assertThat(remote.nextWait(0)).isEmpty();
    assertThat(remote.expect("b")).as("announced again").isTrue();
  }

  @Test
  void anAnnouncedCommitThatIsThereIsNotLookedForAnyMore() {
    remote.follow("a", every(3600, 1));
    remote.expect("b");
    remote.record(new Poll.Found("b", NOW));

    assertThat(remote.nextWait(0)).contains(Duration.ofHours(1));
  }

  @Test
  void whoPollsOftenIsNotHeldUpByAnAnnouncement() {
    remote.follow("a", every(1, 1));
    remote.expect("b");
    remote.record(new Poll.Found("a", NOW));

    assertThat(remote.nextWait(0)).contains(Duration.ofSeconds(1));
  }

  @Test
  void theLastToLeaveIsTold() {
    remote.follow("a", every(15, 1));
    remote.follow("b", every(15, 1));

    assertThat(remote.leave("a")).isFalse();
    assertThat(remote.leave("b")).isTrue();
  }

  private static Remote.Follower every(int seconds, long generation) {
    return new Remote.Follower(Optional.of(Duration.ofSeconds(seconds)), generation);
  }

  private static Poll failed(String message) {
    return new Poll.Failed(GitProblem.Unreachable, message, NOW);
  }
}
