package dev.flotilla.cleanup;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What matters about a Job when it is decided whether its record is still needed.
 *
 * @param ofGitRepo whether a GitRepo controls it
 * @param outcome how it ended, if it did
 * @param ended when it ended; empty = not known
 */
record JobRecord(boolean ofGitRepo, Outcome outcome, Optional<Instant> ended) {

  /** How a Job ended. */
  enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  static JobRecord of(Job job) {
    var status = Objects.requireNonNullElseGet(job.getStatus(), JobStatus::new);
    var complete = condition(status, "Complete");
    var failed = condition(status, "Failed");
    var end = complete.or(() -> failed);
    return new JobRecord(
        isOfGitRepo(job),
        complete.isPresent()
            ? Outcome.SUCCEEDED
            : failed.isPresent() ? Outcome.FAILED : Outcome.RUNNING,
        end.flatMap(
            condition ->
                Stream.of(status.getCompletionTime(), condition.getLastTransitionTime())
                    .flatMap(text -> time(text).stream())
                    .findFirst()));
  }

  private static boolean isOfGitRepo(Job job) {
    return Objects.requireNonNullElse(
            job.getMetadata().getOwnerReferences(), List.<OwnerReference>of())
        .stream()
        .anyMatch(
            owner ->
                "GitRepo".equals(owner.getKind())
                    && owner.getApiVersion().startsWith(FleetNames.PREFIX)
                    && Boolean.TRUE.equals(owner.getController()));
  }

  private static Optional<JobCondition> condition(JobStatus status, String type) {
    return Objects.requireNonNullElse(status.getConditions(), List.<JobCondition>of()).stream()
        .filter(condition -> type.equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
