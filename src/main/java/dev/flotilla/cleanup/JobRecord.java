package dev.flotilla.cleanup;

import dev.flotilla.api.FleetNames;
import dev.flotilla.kubernetes.JobEnd;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What matters about a Job when it is decided whether its record is still needed. Small, since as
 * many of them are kept in memory as records are.
 *
 * @param job which Job
 * @param gitRepo the uid of the GitRepo that controls it; empty = none does
 * @param outcome how it ended, if it did
 * @param ended when it ended; empty = not known
 */
record JobRecord(
    JobIdentity job, Optional<String> gitRepo, Outcome outcome, Optional<Instant> ended) {

  /** How a Job ended. */
  enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED
  }

  static JobRecord of(Job job) {
    var end = JobEnd.of(job);
    return new JobRecord(
        JobIdentity.of(job.getMetadata()),
        gitRepo(job),
        end.map(how -> how.succeeded() ? Outcome.SUCCEEDED : Outcome.FAILED)
            .orElse(Outcome.RUNNING),
        end.flatMap(JobEnd::time));
  }

  /** The Job for people. */
  String describe() {
    return "Job %s/%s (%s, ended %s)"
        .formatted(
            job.namespace(),
            job.name(),
            outcome.name().toLowerCase(Locale.ROOT),
            ended.orElseThrow());
  }

  private static Optional<String> gitRepo(Job job) {
    return Objects.requireNonNullElse(
            job.getMetadata().getOwnerReferences(), List.<OwnerReference>of())
        .stream()
        .filter(owner -> "GitRepo".equals(owner.getKind()))
        .filter(owner -> owner.getApiVersion().startsWith(FleetNames.PREFIX))
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .map(OwnerReference::getUid)
        .findFirst();
  }
}
