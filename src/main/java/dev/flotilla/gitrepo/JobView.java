package dev.flotilla.gitrepo;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.JobEnd;
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

  /**
   * How a Job ended, as its conditions Complete and Failed tell.
   *
   * @param took the time since it was made; empty = not known
   */
  record End(boolean succeeded, String reason, Optional<Duration> took) {}

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
    return JobEnd.of(job).map(end -> new End(end.succeeded(), end.why(), took(job, end)));
  }

  private static Optional<Duration> took(Job job, JobEnd end) {
    var made = Instant.parse(job.getMetadata().getCreationTimestamp());
    return end.time().map(time -> Duration.between(made, time));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return NONE;
    }
  }
}
