package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSync;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is remembered of the last sync, in the GitRepo's status, so that a restart neither forgets a
 * failure nor syncs again what is synced.
 *
 * @param key what it was about
 * @param outcome how it stands
 * @param job the name of its Job
 * @param failures how many attempts at this key failed in a row
 * @param nextAttempt when a failed one is tried again; empty = not before the key changes
 * @param message why it failed; empty unless failed
 */
public record SyncMemory(
    SyncKey key,
    Outcome outcome,
    String job,
    int failures,
    Optional<Instant> nextAttempt,
    String message) {

  /** How a sync stands; the words are those of {@code status.sync.outcome}. */
  public enum Outcome {
    Running,
    Synced,
    Failed
  }

  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

  /** The longest wait between two attempts. */
  static final Duration SLOWEST_RETRY = Duration.ofMinutes(10);

  /** More failures than that are not counted. */
  private static final int MANY = 1_000_000;

  /**
   * What the status of a GitRepo remembers; nothing when there never was a sync, or when the status
   * was edited so that it says nothing that can be understood.
   */
  public static Optional<SyncMemory> of(GitRepo gitRepo) {
    var sync = gitRepo.getStatus() == null ? null : gitRepo.getStatus().sync;
    if (sync == null || sync.commit == null || sync.generation == null) {
      return Optional.empty();
    }
    return outcome(sync.outcome)
        .map(
            outcome ->
                new SyncMemory(
                    new SyncKey(sync.commit, sync.generation),
                    outcome,
                    sync.job,
                    sync.failures == null ? 0 : Math.clamp(sync.failures, 0, MANY),
                    time(sync.nextAttempt),
                    sync.message == null ? "" : sync.message));
  }

  /** Whether a status speaks of a sync that is under way. */
  static boolean isRunning(GitRepoSync sync) {
    return Outcome.Running.name().equals(sync.outcome);
  }

  /** A Job for this key runs now; failures of earlier attempts at the same key are kept. */
  public static SyncMemory running(SyncKey key, String job, Optional<SyncMemory> before) {
    var failures = before.filter(old -> old.key.equals(key)).map(SyncMemory::failures).orElse(0);
    return new SyncMemory(key, Outcome.Running, job, failures, Optional.empty(), "");
  }

  /** The Bundles are those of the commit. */
  public SyncMemory synced() {
    return new SyncMemory(key, Outcome.Synced, job, 0, Optional.empty(), "");
  }

  /**
   * The attempt failed; a further one follows after 10 s, 20 s, 40 s … at most 10 min, when one may
   * help at all.
   */
  public SyncMemory failed(String message, boolean retryable, Instant now) {
    var count = Math.min(failures + 1, MANY);
    var wait = FIRST_RETRY.multipliedBy(1L << Math.min(count - 1, 10));
    if (wait.compareTo(SLOWEST_RETRY) > 0) {
      wait = SLOWEST_RETRY;
    }
    var next =
        retryable
            ? Optional.of(now.plus(wait).truncatedTo(ChronoUnit.SECONDS))
            : Optional.<Instant>empty();
    return new SyncMemory(key, Outcome.Failed, job, count, next, message);
  }

  /** As it goes into the status. */
  public GitRepoSync toStatus() {
    var sync = new GitRepoSync();
    sync.commit = key.commit();
    sync.generation = key.generation();
    sync.outcome = outcome.name();
    sync.job = job;
    sync.failures = failures == 0 ? null : failures;
    sync.nextAttempt = nextAttempt.map(Instant::toString).orElse(null);
    sync.message = message.isEmpty() ? null : message;
    return sync;
  }

  private static Optional<Outcome> outcome(String word) {
    return Arrays.stream(Outcome.values()).filter(known -> known.name().equals(word)).findFirst();
  }

  /** A time that cannot be read has passed: better one attempt too many than none. */
  private static Optional<Instant> time(String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.of(Instant.EPOCH);
    }
  }
}
