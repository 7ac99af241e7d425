package dev.flotilla.cleanup;

import dev.flotilla.cleanup.JobRecord.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The newest records of each GitRepo and outcome while all records pass by once, in any order.
 * Holds no more than may be kept: whatever falls out is older than as many as may be kept.
 *
 * <p>A GitRepo is its uid, not its name: the records of a GitRepo that is gone are the garbage
 * collector's, and until it comes they do not push out those of a new GitRepo of that name. And it
 * is one of its namespace: owner references say a uid only, and nobody's Jobs in another namespace
 * may push out its records.
 */
final class NewestRecords {

  /** Those that ended in the same second are told apart by name, so that every run agrees. */
  private static final Comparator<JobRecord> OLDEST_FIRST =
      Comparator.<JobRecord, Instant>comparing(record -> record.ended().orElseThrow())
          .thenComparing(record -> record.job().name());

  private record Group(String namespace, String gitRepo, Outcome outcome) {}

  private final Limits limits;
  private final Map<Group, PriorityQueue<JobRecord>> newest = new HashMap<>();

  NewestRecords(Limits limits) {
    this.limits = limits;
  }

  /**
   * Takes in a record of a GitRepo.
   *
   * @return the record that is one too many by that, which may be the same
   */
  Optional<JobRecord> add(JobRecord record) {
    var limit = limits.of(record.outcome());
    if (limit.isEmpty() || record.ended().isEmpty()) {
      return Optional.empty();
    }
    var group =
        newest.computeIfAbsent(
            new Group(record.job().namespace(), record.gitRepo().orElseThrow(), record.outcome()),
            any -> new PriorityQueue<>(OLDEST_FIRST));
    group.add(record);
    return group.size() > limit.getAsInt() ? Optional.of(group.remove()) : Optional.empty();
  }

  /** Forgets all, because the same records are about to pass by again. */
  void startAgain() {
    newest.clear();
  }
}
