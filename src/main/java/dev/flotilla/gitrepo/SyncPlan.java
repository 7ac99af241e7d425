package dev.flotilla.gitrepo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what comes next for the sync of one GitRepo, from what is wanted, what is remembered and
 * which Jobs there are. Pure, and the same whatever happened in between: a restart, a lost event or
 * a Job deleted by hand lead to the same end.
 *
 * @param wanted what is to be synced; empty while the remote has not been seen
 * @param memory the last sync, as the status remembers it
 * @param jobs the GitRepo's sync Jobs that exist
 * @param now the time
 */
record SyncPlan(
    Optional<SyncKey> wanted, Optional<SyncMemory> memory, List<JobView> jobs, Instant now) {

  SyncStep next() {
    if (wanted.isEmpty()) {
      return new SyncStep.Rest();
    }
    var key = wanted.get();
    var unfinished = jobs.stream().filter(job -> !job.finished()).toList();
    for (var job : unfinished) {
      if (job.leaving()) {
        return new SyncStep.Leave(job.name());
      }
      return job.key().equals(key)
          ? new SyncStep.Await(key, job.name())
          : new SyncStep.Remove(job.name());
    }
    return memory
        .filter(last -> last.key().equals(key))
        .map(this::continued)
        .orElseGet(() -> recordFor(key).<SyncStep>map(this::judge).orElseGet(() -> start(key)));
  }

  private SyncStep continued(SyncMemory last) {
    return switch (last.outcome()) {
      case Synced -> new SyncStep.Rest();
      case Running -> recordFor(last.key()).map(this::judge).orElseGet(() -> start(last.key()));
      case Failed ->
          last.nextAttempt()
              .<SyncStep>map(
                  at ->
                      isAhead(at)
                          ? new SyncStep.BackOff(at)
                          : recordFor(last.key())
                              .<SyncStep>map(this::clear)
                              .orElseGet(() -> start(last.key())))
              .orElseGet(SyncStep.Rest::new);
    };
  }

  /** No wait is longer than the slowest: a clock that was put back must not hold a sync. */
  private boolean isAhead(Instant at) {
    return now.isBefore(at) && !at.isAfter(now.plus(SyncMemory.SLOWEST_RETRY));
  }

  /** A record of a Job for the key: the only one, since its name follows from the commit. */
  private Optional<JobView> recordFor(SyncKey key) {
    return jobs.stream().filter(job -> job.finished() && job.key().equals(key)).findFirst();
  }

  private SyncStep judge(JobView job) {
    return new SyncStep.Judge(job.key(), job.name());
  }

  private SyncStep clear(JobView job) {
    return job.leaving() ? new SyncStep.Leave(job.name()) : new SyncStep.Remove(job.name());
  }

  /** The record of the same commit under an older specification has the name that is needed. */
  private SyncStep start(SyncKey key) {
    return jobs.stream()
        .filter(job -> job.key().commit().equals(key.commit()))
        .findFirst()
        .<SyncStep>map(this::clear)
        .orElseGet(() -> new SyncStep.Start(key));
  }
}
