package dev.flotilla.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flotilla.kubernetes.TerminationMessage;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupReportTest {

  private static final CleanupReport REPORT =
      new CleanupReport(5, 2, 1, 3, 4, 0, 1, 3449, "cannot delete Job a/b: forbidden");

  @Test
  void survivesTheWayThroughATerminationMessage() {
    assertThat(CleanupReport.parse(text(REPORT))).isEqualTo(REPORT);
    assertThat(text(REPORT))
        .isEqualTo(
            "{\"expired\":5,\"surplus\":2,\"running\":1,\"notExpired\":3,\"notOurs\":4,"
                + "\"deleteErrors\":1,\"millis\":3449,"
                + "\"message\":\"cannot delete Job a/b: forbidden\"}");
  }

  @Test
  void aSecondAttemptAddsToWhatTheFirstOneDeleted() {
    var second = new CleanupReport(1, 0, 1, 3, 4, 0, 0, 51, "");

    assertThat(second.after(REPORT)).isEqualTo(new CleanupReport(6, 2, 1, 3, 4, 0, 0, 3500, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "OOMKilled",
        "{\"expired\":\"many\"}",
        "{\"expired\":-1}",
        "{\"millis\":1e30}",
        "{\"expired\":2000000000}",
        "{\"expired\":"
      })
  void whatIsNoReportIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> CleanupReport.parse(text));
  }

  @Test
  void whatIsTooLongIsNotEvenLookedAt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CleanupReport.parse(" ".repeat(TerminationMessage.MAX_BYTES) + "{}"))
        .withMessage("it is too long");
  }

  @Test
  void fieldsOfALaterVersionAreIgnored() {
    assertThat(CleanupReport.parse("{\"expired\":1,\"new\":{\"a\":[]}}").deleted()).isOne();
  }

  @Property(tries = 200)
  void anyMessageFitsAndIsOneLine(@ForAll @StringLength(max = 6000) String message) {
    var json = new CleanupReport(1, 1, 1, 1, 1, 1, 1, 1, message).toJson();

    assertThat(json).hasSizeLessThanOrEqualTo(TerminationMessage.MAX_BYTES);
    assertThat(CleanupReport.parse(new String(json, StandardCharsets.UTF_8)).message())
        .doesNotContain("\n", "\r", "\u2028");
  }

  @Property(tries = 500)
  void noTextBreaksTheReader(@ForAll @StringLength(max = 200) String text) {
    try {
      assertThat(CleanupReport.parse(text)).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("it");
    }
  }

  private static String text(CleanupReport report) {
    return new String(report.toJson(), StandardCharsets.UTF_8);
  }
}
