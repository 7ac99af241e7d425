package dev.flotilla.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

  @Test
  void theWordsAreTheApiServersWhereverTheyAreWrapped() {
    var wrapped = new IllegalStateException("outer", answer(403, "jobs.batch is forbidden"));

    assertThat(Answers.text(wrapped)).isEqualTo("jobs.batch is forbidden");
    assertThat(Answers.isRefusal(wrapped)).isTrue();
  }

  @Test
  void noAnswerIsToldByItsCause() {
    var silent =
        new KubernetesClientException(
            "Operation: [get] failed.", new ConnectException("Connection refused"));

    assertThat(Answers.text(silent))
        .isEqualTo("the API server could not be reached: Connection refused");
    assertThat(Answers.isRefusal(silent)).isFalse();
  }

  @Test
  void otherFailuresAreToldByTheirOwnWords() {
    assertThat(Answers.text(new IllegalStateException("no"))).isEqualTo("no");
    assertThat(Answers.text(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @Test
  void longAnswersAreCut() {
    assertThat(Answers.text(answer(403, "x".repeat(9_999)))).hasSize(500).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({"403, true", "422, true", "500, true", "409, false", "429, false"})
  void whatPassesByItselfIsNoRefusal(int code, boolean refusal) {
    assertThat(Answers.isRefusal(answer(code, "no"))).isEqualTo(refusal);
  }

  private static KubernetesClientException answer(int code, String message) {
    return new KubernetesClientException(
        new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
