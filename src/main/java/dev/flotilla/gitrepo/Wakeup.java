package dev.flotilla.gitrepo;

import dev.flotilla.status.GitRepoFacts;
import dev.flotilla.status.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a GitRepo has to be looked at again without an event. */
final class Wakeup {

  private static final Duration SOONEST = Duration.ofSeconds(1);

  private Wakeup() {}

  /** While a sync is under way, since nothing tells that its pod cannot run. */
  static final Duration LOOK_AT_POD = Duration.ofSeconds(20);

  /** At the next attempt after a failed sync, while one runs or waits; otherwise events suffice. */
  static Optional<Duration> next(GitRepoFacts facts, Instant now) {
    if (facts.closed().isPresent()) {
      return Optional.empty();
    }
    if (facts.hindrance().filter(why -> why.reason() == Reason.Pending).isPresent()) {
      return Optional.of(SOONEST);
    }
    if (facts.sync().filter(sync -> SyncMemory.isRunning(sync)).isPresent()) {
      return Optional.of(LOOK_AT_POD);
    }
    return facts
        .sync()
        .map(sync -> sync.nextAttempt)
        .map(at -> Duration.between(now, Instant.parse(at)))
        .map(wait -> wait.compareTo(SOONEST) < 0 ? SOONEST : wait);
  }
}
