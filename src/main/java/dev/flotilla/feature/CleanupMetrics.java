package dev.flotilla.feature;

import dev.flotilla.api.Durations;
import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.cleanup.CleanupReport;
import dev.flotilla.status.LastCleanup;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the clean-up's runs. A run is counted once: the status says which one was counted
 * before a restart, and this which one was counted when its status could not be written.
 */
@ApplicationScoped
class CleanupMetrics {

  @Inject MeterRegistry registry;

  /** The last run that is shown; null before the first one. */
  private volatile CleanupRun shown;

  private CleanupRun counted;

  /** A counter that begins with its first run's number would have no increase by that run. */
  @PostConstruct
  void beginAtZero() {
    count(CleanupReport.NONE);
  }

  /** Adds the numbers of a run, unless that was done. */
  synchronized void count(CleanupOutcome outcome) {
    var run = outcome.run();
    if (counted != null && counted.job.equals(run.job) && counted.time.equals(run.time)) {
      return;
    }
    counted = run;
    outcome.report().ifPresent(this::count);
  }

  /** Shows a run as the last one; nothing is shown before there was one. */
  synchronized void show(CleanupRun run) {
    if (run == null) {
      return;
    }
    var first = shown == null;
    shown = run;
    if (first) {
      gauge("timestamp_seconds", "When the last clean-up ended", CleanupMetrics::time);
      gauge("duration_seconds", "How long the last clean-up took", CleanupMetrics::duration);
      gauge(
          "success",
          "Whether the last clean-up did all that was to be done",
          last -> Boolean.TRUE.equals(last.succeeded) ? 1 : 0);
    }
  }

  private void count(CleanupReport report) {
    count("deleted", "expired", report.expired());
    count("deleted", "surplus", report.surplus());
    count("kept", "running", report.running());
    count("kept", "not_expired", report.notExpired());
    count("kept", "not_ours", report.notOurs());
    count("error", "list", report.listErrors());
    count("error", "delete", report.deleteErrors());
  }

  private void count(String result, String reason, int number) {
    Counter.builder("flotilla_cleanup_records")
        .description("Records of sync Jobs that the clean-up has dealt with")
        .tag("result", result)
        .tag("reason", reason)
        .register(registry)
        .increment(number);
  }

  private void gauge(String name, String description, ToDoubleFunction<CleanupRun> value) {
    Gauge.builder("flotilla_cleanup_last_run_" + name, () -> value.applyAsDouble(shown))
        .description(description)
        .register(registry);
  }

  private static double time(CleanupRun run) {
    return LastCleanup.time(run).map(time -> time.toEpochMilli() / 1000.0).orElse(Double.NaN);
  }

  private static double duration(CleanupRun run) {
    try {
      return run.duration == null ? Double.NaN : Durations.parse(run.duration).toMillis() / 1000.0;
    } catch (IllegalArgumentException e) {
      return Double.NaN;
    }
  }
}
