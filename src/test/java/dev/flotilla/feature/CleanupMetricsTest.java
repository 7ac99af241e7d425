package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.cleanup.CleanupReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CleanupMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final CleanupMetrics metrics = new CleanupMetrics();

  @BeforeEach
  void wire() {
    metrics.registry = registry;
  }

  @Test
  void aRunIsCountedOnceHoweverOftenItIsSeen() {
    var outcome = outcome("one", new CleanupReport(5, 2, 1, 3, 4, 1, 6, 10, ""));

    metrics.count(outcome);
    metrics.count(outcome);

    assertThat(records("deleted", "expired")).isEqualTo(5);
    assertThat(records("deleted", "surplus")).isEqualTo(2);
    assertThat(records("kept", "running")).isEqualTo(1);
    assertThat(records("kept", "not_expired")).isEqualTo(3);
    assertThat(records("kept", "not_ours")).isEqualTo(4);
    assertThat(records("error", "list")).isEqualTo(1);
    assertThat(records("error", "delete")).isEqualTo(6);
  }

  @Test
  void theNextRunAddsToIt() {
    metrics.count(outcome("one", new CleanupReport(5, 0, 0, 0, 0, 0, 0, 10, "")));
    metrics.count(outcome("two", new CleanupReport(3, 0, 0, 0, 0, 0, 0, 10, "")));

    assertThat(records("deleted", "expired")).isEqualTo(8);
    assertThat(registry.find("flotilla_cleanup_records").counters()).hasSize(7);
  }

  @Test
  void aRunThatNeverWasIsCountedAsNothing() {
    metrics.beginAtZero();

    assertThat(registry.find("flotilla_cleanup_records").counters())
        .hasSize(7)
        .allSatisfy(counter -> assertThat(counter.count()).isZero());
  }

  @Test
  void nothingIsShownBeforeTheFirstRun() {
    metrics.show(null);

    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void theLastRunIsShown() {
    metrics.show(run("one", "2026-11-24T12:00:00Z", "900.0s", false));
    metrics.show(run("two", "2026-11-24T12:00:01.5Z", "3.4s", true));

    assertThat(gauge("timestamp_seconds")).isEqualTo(1795521601.5);
    assertThat(gauge("duration_seconds")).isEqualTo(3.4);
    assertThat(gauge("success")).isOne();
  }

  @Test
  void aStatusThatMakesNoSenseIsShownAsUnknown() {
    metrics.show(run("one", "yesterday", "long", null));
    assertThat(gauge("timestamp_seconds")).isNaN();
    assertThat(gauge("duration_seconds")).isNaN();
    assertThat(gauge("success")).isZero();

    metrics.show(run(null, null, null, null));
    assertThat(gauge("timestamp_seconds")).isNaN();
    assertThat(gauge("duration_seconds")).isNaN();
  }

  private static CleanupOutcome outcome(String job, CleanupReport report) {
    return new CleanupOutcome(run(job, "2026-11-24T12:00:00Z", "1.0s", true), Optional.of(report));
  }

  private static CleanupRun run(String job, String time, String duration, Boolean succeeded) {
    var run = new CleanupRun();
    run.job = job;
    run.time = time;
    run.duration = duration;
    run.succeeded = succeeded;
    return run;
  }

  private double records(String result, String reason) {
    return registry
        .get("flotilla_cleanup_records")
        .tags("result", result, "reason", reason)
        .counter()
        .count();
  }

  private double gauge(String name) {
    return registry.get("flotilla_cleanup_last_run_" + name).gauge().value();
  }
}
