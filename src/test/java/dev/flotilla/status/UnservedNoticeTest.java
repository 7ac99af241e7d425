package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an object says that nothing serves. */
class UnservedNoticeTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String MESSAGE =
      "HelmOp is not served by Flotilla yet: no chart is deployed";

  @Test
  void itIsNeitherAcceptedNorReadyAndOnlyAChangeHelps() {
    var told = new UnservedNotice(List.of(), 3L).saying(MESSAGE, NOW);

    assertThat(told)
        .extracting(condition -> condition.type + "=" + condition.status)
        .containsExactly("Accepted=False", "Ready=False", "Stalled=True");
    assertThat(told)
        .allSatisfy(
            condition -> {
              assertThat(condition.reason).isEqualTo("NotSupported");
              assertThat(condition.message).isEqualTo(MESSAGE);
              assertThat(condition.observedGeneration).isEqualTo(3);
            });
  }

  @Test
  void itIsToldOnceForEachGenerationAndMessage() {
    var told = new UnservedNotice(List.of(), 3L).saying(MESSAGE, NOW);

    assertThat(new UnservedNotice(List.of(), 3L).says(MESSAGE)).isFalse();
    assertThat(new UnservedNotice(told, 3L).says(MESSAGE)).isTrue();
    assertThat(new UnservedNotice(told, 4L).says(MESSAGE)).isFalse();
    assertThat(new UnservedNotice(told, 3L).says("another one")).isFalse();
  }

  @Test
  void conditionsOfOthersStay() {
    var other = ConditionSet.from(List.of(), 1L, NOW).with("Polled", true, Reason.Succeeded, "");

    assertThat(new UnservedNotice(other.toList(), 3L).saying(MESSAGE, NOW))
        .extracting(condition -> condition.type)
        .containsExactly("Polled", "Accepted", "Ready", "Stalled");
  }
}
