package dev.flotilla.gitrepo;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A sync Job as far as planning is concerned.
 *
 * @param name the Job's name
 * @param key what it was made for
 * @param end how it ended; empty while it has not
 * @param leaving whether it is being deleted
 * @param age how long ago it was made
 */
record JobView(String name, SyncKey key, Optional<End> end, boolean leaving, Duration age) {

  /** The generation of a Job that nothing can be learnt from. */
  private static final long NONE = -1;

  /** How a Job ended, as its conditions Complete and Failed tell. */
  record End(boolean succeeded, String reason) {}

  boolean finished() {
    return end.isPresent();
  }

  /**
   * Reads a Job. One whose annotations were damaged, or that a GitRepo of the same name left behind
   * which is no more, is of no key that can be wanted: it only stands in the way.
   */
  static JobView of(Job job, GitRepo gitRepo, Instant now) {
    var metadata = job.getMetadata();
    var annotations =
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.<String, String>of());
    var generation =
        Ownership.owns(gitRepo, job) ? number(annotations.get(FleetNames.JOB_GENERATION)) : NONE;
    return new JobView(
        metadata.getName(),
        new SyncKey(annotations.getOrDefault(FleetNames.JOB_COMMIT, ""), generation),
        end(job),
        job.isMarkedForDeletion(),
        Duration.between(Instant.parse(metadata.getCreationTimestamp()), now));
  }

  /** Whether a Job has ended, well or not. */
  static boolean hasEnded(Job job) {
    return end(job).isPresent();
  }

  private static Optional<End> end(Job job) {
    if (job.getStatus() == null || job.getStatus().getConditions() == null) {
      return Optional.empty();
    }
    return job.getStatus().getConditions().stream()
        .filter(condition -> "True".equals(condition.getStatus()))
        .filter(c -> "Complete".equals(c.getType()) || "Failed".equals(c.getType()))
        .findFirst()
        .map(c -> new End("Complete".equals(c.getType()), reason(c.getReason(), c.getMessage())));
  }

  private static String reason(String reason, String message) {
    return message == null || message.isEmpty() ? String.valueOf(reason) : message;
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return NONE;
    }
  }
}
