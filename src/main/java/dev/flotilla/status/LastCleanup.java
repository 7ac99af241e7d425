package dev.flotilla.status;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.cleanup.CleanupReport;
import dev.flotilla.kubernetes.JobEnd;
import dev.flotilla.kubernetes.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The entry {@code status.lastCleanup}: one run of the clean-up. */
public final class LastCleanup {

  private static final int LONGEST_MESSAGE = 1_000;

  private LastCleanup() {}

  /**
   * A run that has ended.
   *
   * @param job the name of its Job
   * @param end how and when the Job ended; the time must be known
   * @param took how long the Job took
   * @param report what its pod says; empty when it left nothing that can be read
   * @param trouble why there is no report, or what else is wrong; may be empty
   */
  public static CleanupRun of(
      String job, JobEnd end, Duration took, Optional<CleanupReport> report, String trouble) {
    var run = new CleanupRun();
    run.job = job;
    run.time = end.time().orElseThrow().toString();
    run.succeeded = end.succeeded();
    run.deleted = report.map(CleanupReport::deleted).orElse(null);
    run.kept = report.map(CleanupReport::kept).orElse(null);
    run.errors = report.map(CleanupReport::errors).orElse(null);
    run.duration = seconds(report.map(what -> Duration.ofMillis(what.millis())).orElse(took));
    var message = OneLine.of(report.map(CleanupReport::message).orElse("") + " " + trouble);
    run.message = message.isEmpty() ? null : OneLine.head(message, LONGEST_MESSAGE);
    return run;
  }

  /**
   * Whether a run is another one than that which the status holds, and not an earlier one that only
   * outlived it.
   *
   * @param before what the status holds; null when it holds none
   * @param now what cannot have ended yet does not count, whoever wrote it
   */
  public static boolean isNews(CleanupRun before, String job, Instant ended, Instant now) {
    if (before == null) {
      return true;
    }
    if (job.equals(before.job) && ended.toString().equals(before.time)) {
      return false;
    }
    return time(before).filter(time -> time.isAfter(ended) && !time.isAfter(now)).isEmpty();
  }

  /** When a run ended; empty when the status does not say so. */
  public static Optional<Instant> time(CleanupRun run) {
    try {
      return Optional.ofNullable(run.time).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1fs", Math.max(0, duration.toMillis()) / 1000.0);
  }
}
