package dev.flotilla.cleanup;

import dev.flotilla.cleanup.Expiry.Verdict;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.util.Locale;

/**
 * Deletes the expired records of sync Jobs, one by one; an error with one does not stop the rest.
 */
final class Cleanup {

  private final KubernetesClient client;
  private final Expiry expiry;
  private final boolean dryRun;
  private final Clock clock;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Tally tally = new Tally();

  /**
   * @param dryRun whether nothing is deleted, only told
   */
  Cleanup(
      KubernetesClient client,
      Expiry expiry,
      boolean dryRun,
      Clock clock,
      PrintWriter out,
      PrintWriter err) {
    this.client = client;
    this.expiry = expiry;
    this.dryRun = dryRun;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** Looks at all Jobs; what could not be done is in the tally. */
  Tally run(JobPages pages) {
    try {
      pages.forEach(page -> page.forEach(this::look), tally::startAgain);
    } catch (KubernetesClientException e) {
      tally.error();
      err.println("cannot list Jobs: " + e.getMessage());
    }
    return tally;
  }

  private void look(Job job) {
    if (job.isMarkedForDeletion()) {
      return;
    }
    var facts = JobRecord.of(job);
    var verdict = expiry.verdict(facts, clock.instant());
    if (verdict != Verdict.EXPIRED) {
      tally.keep(verdict);
    } else if (dryRun) {
      tally.delete();
      out.println("would delete " + describe(job, facts));
    } else {
      delete(job, facts);
    }
  }

  private void delete(Job job, JobRecord facts) {
    try {
      client.raw(path(job), "DELETE", exactly(job));
      tally.delete();
      out.println("deleted " + describe(job, facts));
    } catch (KubernetesClientException e) {
      switch (e.getCode()) {
        case HttpURLConnection.HTTP_NOT_FOUND -> {
          // Somebody else was faster.
        }
        case HttpURLConnection.HTTP_CONFLICT -> tally.keep(Verdict.NOT_EXPIRED);
        default -> {
          tally.error();
          err.println("cannot delete " + describe(job, facts) + ": " + e.getMessage());
        }
      }
    }
  }

  private static String path(Job job) {
    return "/apis/batch/v1/namespaces/%s/jobs/%s"
        .formatted(job.getMetadata().getNamespace(), job.getMetadata().getName());
  }

  /** This very Job as it was judged, so that one that was made anew under its name survives. */
  private static DeleteOptions exactly(Job job) {
    return new DeleteOptionsBuilder()
        .withPropagationPolicy("Background")
        .withNewPreconditions()
        .withUid(job.getMetadata().getUid())
        .withResourceVersion(job.getMetadata().getResourceVersion())
        .endPreconditions()
        .build();
  }

  private static String describe(Job job, JobRecord facts) {
    return "Job %s/%s (%s, ended %s)"
        .formatted(
            job.getMetadata().getNamespace(),
            job.getMetadata().getName(),
            facts.outcome().name().toLowerCase(Locale.ROOT),
            facts.ended().orElseThrow());
  }
}
