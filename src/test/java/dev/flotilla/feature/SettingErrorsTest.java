package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingErrorsTest {

  private static final String POD = "spec.jobTemplate.spec.template.spec.";

  @ParameterizedTest
  @CsvSource({
    "spec.schedule, spec.cleanup.schedule",
    "spec.timeZone, spec.cleanup.timeZone",
    POD + "tolerations[0].key, spec.cleanup.tolerations[0].key",
    POD + "containers[0].resources.requests, spec.cleanup.resources.requests",
    "metadata.labels, CronJob metadata.labels",
  })
  void aFieldOfTheCronJobIsNamedAsTheSettingThatItComesFrom(String field, String setting) {
    var cause = "{field: '%s', message: 'Invalid value: 1', reason: FieldValueInvalid}";

    assertThat(SettingErrors.text(refused(422, "CronJob", cause.formatted(field))))
        .isEqualTo(setting + ": Invalid value: 1");
  }

  @Test
  void onlyTheFirstCausesAreTold() {
    var causes =
        IntStream.range(0, 50)
            .mapToObj("{field: spec.schedule, message: 'number %d.'}"::formatted)
            .collect(Collectors.joining(", "));

    assertThat(SettingErrors.text(refused(422, "CronJob", causes)))
        .contains("number 4.")
        .doesNotContain("number 5.");
  }

  @Test
  void anyOtherAnswerIsToldInTheServersWords() {
    assertThat(SettingErrors.text(refused(403, "CronJob", ""))).isEqualTo("the server's words");
    assertThat(SettingErrors.text(refused(422, "ServiceAccount", "{field: a, message: b}")))
        .isEqualTo("ServiceAccount a: b");
  }

  @Test
  void whatIsNoAnswerIsToldAsItIs() {
    assertThat(SettingErrors.text(new KubernetesClientException("connection refused")))
        .endsWith("connection refused");
    assertThat(SettingErrors.text(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  private static KubernetesClientException refused(int code, String kind, String causes) {
    var status =
        Serialization.unmarshal(
            "code: %d\nmessage: \"the server's words\"\ndetails: {kind: %s, causes: [%s]}"
                .formatted(code, kind, causes),
            Status.class);
    return new KubernetesClientException("Failure executing", code, status);
  }
}
