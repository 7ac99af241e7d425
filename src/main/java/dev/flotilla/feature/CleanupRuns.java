package dev.flotilla.feature;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.kubernetes.JobEnd;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.status.LastCleanup;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the newest run of the clean-up that has ended, by a live read of its CronJob's Jobs. */
@ApplicationScoped
class CleanupRuns {

  /** Jobs that are read at most; the CronJob keeps two and makes no second one beside another. */
  private static final long MOST = 100;

  @Inject KubernetesClient client;
  @Inject CleanupOutcomes outcomes;
  @Inject Clock clock;

  /**
   * The newest run, if it is not the one that is known already.
   *
   * @param cronJob only Jobs that this very object controls count
   * @param known what the status holds; null when it holds none
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it could not be read
   */
  Optional<CleanupOutcome> newest(CronJob cronJob, CleanupRun known) {
    return jobs(cronJob)
        .flatMap(job -> ended(job).stream())
        .max(Comparator.comparing(run -> run.end().time().orElseThrow()))
        .filter(
            run ->
                LastCleanup.isNews(
                    known, run.name(), run.end().time().orElseThrow(), clock.instant()))
        .map(outcomes::read);
  }

  private Stream<Job> jobs(CronJob cronJob) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(cronJob.getMetadata().getNamespace())
        .withLabels(Labels.of(Labels.CLEANUP))
        .list(new ListOptionsBuilder().withLimit(MOST).build())
        .getItems()
        .stream()
        .filter(job -> isControlledBy(cronJob, job));
  }

  /** Whether the one object is the other's controller. */
  static boolean isControlledBy(HasMetadata owner, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(reference -> Boolean.TRUE.equals(reference.getController()))
        .anyMatch(reference -> owner.getMetadata().getUid().equals(reference.getUid()));
  }

  private static Optional<EndedJob> ended(Job job) {
    return JobEnd.of(job).filter(end -> end.time().isPresent()).map(end -> new EndedJob(job, end));
  }

  /**
   * A Job that has ended.
   *
   * @param end how and when; the time is known
   */
  record EndedJob(Job job, JobEnd end) {

    String name() {
      return job.getMetadata().getName();
    }
  }
}
