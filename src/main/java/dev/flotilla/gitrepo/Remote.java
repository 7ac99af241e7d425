package dev.flotilla.gitrepo;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One remote ref and the GitRepos that follow it. Guarded by the lock of {@link Polls}. */
final class Remote<K> {

  /**
   * How one GitRepo follows.
   *
   * @param interval time between looks; empty = only when the specification changes
   * @param generation the GitRepo's generation; a new one asks for a look at once
   */
  record Follower(Optional<Duration> interval, long generation) {}

  private final Map<K, Follower> followers = new HashMap<>();
  private Poll latest;
  private int failures;
  private Optional<String> expected = Optional.empty();
  private int missed;
  private long begun;
  private long taken;
  private ScheduledFuture<?> timer;

  /** Adds or changes a follower; true when it asks for a look at once. */
  boolean follow(K id, Follower follower) {
    var before = followers.put(id, follower);
    return before == null ? followers.size() == 1 : before.generation() != follower.generation();
  }

  /** Takes in that somebody announced a commit; true when a look is worthwhile at once. */
  boolean expect(String commit) {
    if (shows(commit) || expected.filter(commit::equals).isPresent()) {
      return false;
    }
    expected = Optional.of(commit);
    missed = 0;
    return true;
  }

  private boolean shows(String commit) {
    return latest instanceof Poll.Found found && found.commit().equals(commit);
  }

  /** Removes a follower; true when it was the last. */
  boolean leave(K id) {
    followers.remove(id);
    return followers.isEmpty();
  }

  Iterable<K> followers() {
    return followers.keySet().stream().toList();
  }

  Optional<Poll> latest() {
    return Optional.ofNullable(latest);
  }

  /** Numbers a look that begins. */
  long begin() {
    return ++begun;
  }

  /** Whether a look that began later has been taken in already; if not, it may be taken in. */
  boolean isStale(long number) {
    if (number < taken) {
      return true;
    }
    taken = number;
    return false;
  }

  /** Takes in what a look showed; true when it is news. */
  boolean record(Poll poll) {
    failures = poll instanceof Poll.Failed ? failures + 1 : 0;
    var news = latest == null || !poll.showsTheSameAs(latest);
    latest = poll;
    expected = expected.filter(commit -> !shows(commit) && ++missed < PollPace.EAGER_LOOKS);
    return news;
  }

  /**
   * The wait until the next look; empty when no follower wants one by time, and no commit is
   * expected.
   */
  Optional<Duration> nextWait(double random) {
    var regular =
        followers.values().stream()
            .flatMap(follower -> follower.interval().stream())
            .min(Duration::compareTo)
            .map(interval -> PollPace.next(interval, failures, random));
    return Stream.concat(regular.stream(), expected.stream().map(commit -> PollPace.eager(missed)))
        .min(Duration::compareTo);
  }

  /** Whether a look is to come that soon. */
  boolean isDueWithin(Duration wait) {
    return timer != null
        && !timer.isDone()
        && timer.getDelay(TimeUnit.MILLISECONDS) <= wait.toMillis();
  }

  void timer(ScheduledFuture<?> next) {
    if (timer != null) {
      timer.cancel(false);
    }
    timer = next;
  }
}
