package dev.flotilla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @Test
  void survivesTheWayThroughATerminationMessage() {
    var verdict = Verdict.synced(COMMIT, 5, 2, 1);

    assertThat(Verdict.parse(text(verdict))).contains(verdict);
    assertThat(text(verdict))
        .isEqualTo(
            "{\"outcome\":\"Synced\",\"commit\":\""
                + COMMIT
                + "\",\"bundles\":5,\"written\":2,\"pruned\":1}");
  }

  @Test
  void aLongMessageIsShortenedAndSaysSo() {
    var verdict = Verdict.failed(COMMIT, "InvalidYaml", "ü😀".repeat(5000), false);

    var read = Verdict.parse(text(verdict)).orElseThrow();
    assertThat(verdict.toJson()).hasSizeBetween(3900, Verdict.MAX_BYTES);
    assertThat(read.message())
        .startsWith("ü😀ü😀")
        .endsWith("(shortened)")
        .doesNotContain("\ufffd");
    assertThat(read.error()).isEqualTo("InvalidYaml");
  }

  @Test
  void aMessageIsOneLine() {
    assertThat(Verdict.superseded(COMMIT, "one\r\ntwo\u001b[31m\u2028three").message())
        .isEqualTo("one two [31m three");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "null", "[]", "{}", "OOMKilled", "{\"outcome\":\"Perhaps\"}"})
  void whatIsNoVerdictIsNone(String terminationMessage) {
    assertThat(Verdict.parse(terminationMessage)).isEmpty();
  }

  @Test
  void fieldsOfALaterVersionAreIgnored() {
    assertThat(Verdict.parse("{\"outcome\":\"Failed\",\"retryable\":true,\"new\":{}}"))
        .contains(Verdict.failed("", "", "", true));
  }

  private static String text(Verdict verdict) {
    return new String(verdict.toJson(), StandardCharsets.UTF_8);
  }
}
