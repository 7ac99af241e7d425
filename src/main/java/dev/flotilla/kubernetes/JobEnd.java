package dev.flotilla.kubernetes;

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
 * How a Job ended, as its conditions Complete and Failed tell.
 *
 * @param succeeded whether it did its work
 * @param time when it ended; empty = not known
 * @param reason one word for programs; may be empty
 * @param message the same for people; may be empty
 */
public record JobEnd(boolean succeeded, Optional<Instant> time, String reason, String message) {

  /** The end of a Job; empty while it has not ended. */
  public static Optional<JobEnd> of(Job job) {
    var status = Objects.requireNonNullElseGet(job.getStatus(), JobStatus::new);
    return condition(status, "Complete")
        .map(complete -> end(true, status, complete))
        .or(() -> condition(status, "Failed").map(failed -> end(false, status, failed)));
  }

  /** The message, or the reason where there is none. */
  public String why() {
    return message.isEmpty() ? reason : message;
  }

  private static JobEnd end(boolean succeeded, JobStatus status, JobCondition condition) {
    return new JobEnd(
        succeeded,
        Stream.of(
                Optional.ofNullable(status.getCompletionTime()),
                Optional.ofNullable(condition.getLastTransitionTime()))
            .flatMap(Optional::stream)
            .flatMap(text -> time(text).stream())
            .findFirst(),
        Objects.requireNonNullElse(condition.getReason(), ""),
        Objects.requireNonNullElse(condition.getMessage(), ""));
  }

  private static Optional<JobCondition> condition(JobStatus status, String type) {
    return Objects.requireNonNullElse(status.getConditions(), List.<JobCondition>of()).stream()
        .filter(condition -> type.equals(condition.getType()))
        .filter(condition -> "True".equals(condition.getStatus()))
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
