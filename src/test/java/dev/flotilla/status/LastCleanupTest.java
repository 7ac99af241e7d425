package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.cleanup.CleanupReport;
import dev.flotilla.kubernetes.JobEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastCleanupTest {

  private static final Instant END = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void aReportGivesTheNumbersAndItsOwnDuration() {
    var report = new CleanupReport(5, 2, 1, 3, 4, 0, 0, 3449, "");

    var run = LastCleanup.of("job", end(true), Duration.ofSeconds(9), Optional.of(report), "");

    assertThat(run.job).isEqualTo("job");
    assertThat(run.time).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(run.succeeded).isTrue();
    assertThat(run.deleted).isEqualTo(7);
    assertThat(run.kept).isEqualTo(8);
    assertThat(run.errors).isZero();
    assertThat(run.duration).isEqualTo("3.4s");
    assertThat(run.message).isNull();
  }

  @Test
  void withoutAReportNothingIsMadeUp() {
    var run =
        LastCleanup.of("job", end(false), Duration.ofMinutes(15), Optional.empty(), "one\ntwo");

    assertThat(run.succeeded).isFalse();
    assertThat(run.deleted).isNull();
    assertThat(run.kept).isNull();
    assertThat(run.errors).isNull();
    assertThat(run.duration).isEqualTo("900.0s");
    assertThat(run.message).isEqualTo("one two");
  }

  @Test
  void aClockThatJumpedGivesNoNegativeDuration() {
    var run = LastCleanup.of("job", end(true), Duration.ofHours(-1), Optional.empty(), "");

    assertThat(run.duration).isEqualTo("0.0s");
  }

  @Test
  void aMessageIsBounded() {
    var run =
        LastCleanup.of("job", end(false), Duration.ZERO, Optional.empty(), "x".repeat(10_000));

    assertThat(run.message).hasSize(1_000);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "other | 2026-11-24T11:00:00Z | true  | a later run",
        "job   | 2026-11-24T11:00:00Z | true  | a name that was used again",
        "job   | 2026-11-24T12:00:00Z | false | the very run",
        "other | 2026-11-24T12:00:00Z | true  | another one of the same second",
        "other | 2026-11-24T12:30:00Z | false | a run before, which outlived the one that is known",
        "other | 2026-11-24T14:00:00Z | true  | what is known has not happened yet",
        "other | yesterday            | true  | what is known cannot be read",
        "other |                      | true  | what is known has no time",
      })
  void tellsNewsFromWhatIsKnown(String job, String time, boolean news, String title) {
    var known = new CleanupRun();
    known.job = job;
    known.time = time;

    assertThat(LastCleanup.isNews(known, "job", END, END.plus(Duration.ofHours(1))))
        .isEqualTo(news);
  }

  @Test
  void theFirstRunIsNews() {
    assertThat(LastCleanup.isNews(null, "job", END, END)).isTrue();
  }

  private static JobEnd end(boolean succeeded) {
    return new JobEnd(succeeded, Optional.of(END), "Reason", "message");
  }
}
