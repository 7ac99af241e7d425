package dev.flotilla.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

  private static final Tenant TENANT = new Tenant("tenant", null);
  private static final ObjectKey SECRET = new ObjectKey("v1", "Secret", "ns", "s");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Secret \"s\" is invalid: data[a]: Invalid value: \"canary\": too long",
        ".data.a: expected string, got &value.valueUnstructured{Value:\"canary\"}"
      })
  void valuesOfASecretAreNotShown(String answer) {
    var problem = Problem.of(SECRET, TENANT, answer(422, answer));

    assertThat(problem.message()).doesNotContain("canary").contains("(value not shown)");
  }

  @Test
  void aMissingRightNamesTheAccount() {
    assertThat(Problem.of(SECRET, TENANT, answer(403, "no")).toString())
        .isEqualTo("secret.v1 ns/s: the service account tenant lacks a right: no");
  }

  @Test
  void textIsBounded() {
    assertThat(new Problem(SECRET, "x".repeat(5000)).message())
        .hasSize(Problem.LENGTH)
        .endsWith("…");
  }

  private static KubernetesClientException answer(int code, String message) {
    return new KubernetesClientException(
        message, code, new StatusBuilder().withCode(code).withMessage(message).build());
  }
}
