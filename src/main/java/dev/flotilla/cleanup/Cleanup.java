package dev.flotilla.cleanup;

import dev.flotilla.cleanup.Expiry.Verdict;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.util.function.Function;

/**
 * Deletes the records of sync Jobs that are too old or too many, one by one; an error with one does
 * not stop the rest. A record that is too old counts for nobody: whatever is older than it is too
 * old as well.
 */
final class Cleanup {

  private final KubernetesClient client;
  private final Function<JobRecord, Verdict> age;
  private final NewestRecords newest;
  private final boolean dryRun;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Tally tally = new Tally();

  /**
   * @param age the verdict by age alone, as of one and the same moment
   * @param dryRun whether nothing is deleted, only told
   */
  Cleanup(
      KubernetesClient client,
      Function<JobRecord, Verdict> age,
      NewestRecords newest,
      boolean dryRun,
      PrintWriter out,
      PrintWriter err) {
    this.client = client;
    this.age = age;
    this.newest = newest;
    this.dryRun = dryRun;
    this.out = out;
    this.err = err;
  }

  /** Looks at all Jobs; what could not be done is in the tally. */
  Tally run(JobPages pages) {
    try {
      pages.forEach(page -> page.forEach(this::look), this::startAgain);
    } catch (KubernetesClientException e) {
      var message = "cannot list Jobs: " + e.getMessage();
      tally.listError(message);
      err.println(message);
    }
    return tally;
  }

  private void startAgain() {
    tally.startAgain(dryRun);
    newest.startAgain();
  }

  private void look(Job job) {
    if (job.isMarkedForDeletion()) {
      return;
    }
    var record = JobRecord.of(job);
    var verdict = age.apply(record);
    switch (verdict) {
      case EXPIRED, SURPLUS -> remove(record, verdict);
      case RUNNING, NOT_OURS -> tally.keep(verdict);
      // Where one comes and another one goes, as many are kept as before.
      case NOT_EXPIRED ->
          newest
              .add(record)
              .ifPresentOrElse(
                  surplus -> remove(surplus, Verdict.SURPLUS), () -> tally.keep(verdict));
    }
  }

  private void remove(JobRecord record, Verdict why) {
    if (dryRun) {
      tally.delete(why);
      out.println("would delete " + record.describe());
    } else {
      delete(record, why);
    }
  }

  private void delete(JobRecord record, Verdict why) {
    try {
      client.raw(record.job().path(), "DELETE", record.job().exactly());
      tally.delete(why);
      out.println("deleted " + record.describe());
    } catch (KubernetesClientException e) {
      switch (e.getCode()) {
        case HttpURLConnection.HTTP_NOT_FOUND -> {
          // Somebody else was faster.
        }
        case HttpURLConnection.HTTP_CONFLICT -> tally.keep(Verdict.NOT_EXPIRED);
        default -> {
          var message = "cannot delete " + record.describe() + ": " + e.getMessage();
          tally.deleteError(message);
          err.println(message);
        }
      }
    }
  }
}
