package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Somebody's rule of admission that stands in the way, until it is closed. */
public final class Admission implements AutoCloseable {

  /** What the rules are called. */
  public static final String NAME = "in-the-way.example.org";

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: %1$s}
      spec:
        failurePolicy: Fail
        matchConstraints:
          resourceRules:
          - {apiGroups: [batch, ""], apiVersions: [v1], operations: [%3$s], resources: [%2$s]}
        validations:
        - {expression: "false", message: "not by this house"}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: %1$s}
      spec: {policyName: %1$s, validationActions: [Deny]}
      """;

  /** Nobody listens on port 1. */
  private static final String WEBHOOK =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingWebhookConfiguration
      metadata: {name: %1$s}
      webhooks:
      - name: %1$s
        clientConfig: {url: "https://127.0.0.1:1/"}
        rules:
        - {apiGroups: [batch, ""], apiVersions: [v1], operations: [%3$s], resources: [%2$s]}
        failurePolicy: Fail
        sideEffects: None
        admissionReviewVersions: [v1]
        timeoutSeconds: 1
      """;

  private final KubernetesClient admin;
  private final List<HasMetadata> rules;
  private final Callable<?> probe;

  private Admission(KubernetesClient admin, List<HasMetadata> rules, Callable<?> probe) {
    this.admin = admin;
    this.rules = rules;
    this.probe = probe;
  }

  /**
   * A policy that denies operations on a kind of objects.
   *
   * @param resource the kind's name in URLs, for example {@code cronjobs}
   * @param operation for example {@code DELETE}
   * @param probe asks for such an operation without effect, to see the rule come and go
   */
  public static Admission denies(
      KubernetesClient admin, String resource, String operation, Callable<?> probe) {
    return install(admin, POLICY.formatted(NAME, resource, operation), probe);
  }

  /** A webhook for these operations that cannot be reached. */
  public static Admission webhookOutOfReach(
      KubernetesClient admin, String resource, String operation, Callable<?> probe) {
    return install(admin, WEBHOOK.formatted(NAME, resource, operation), probe);
  }

  private static Admission install(KubernetesClient admin, String yaml, Callable<?> probe) {
    var rules = admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
    rules.forEach(rule -> admin.resource(rule).create());
    soon(() -> assertThatThrownBy(probe::call).hasMessageContaining(NAME));
    return new Admission(admin, rules, probe);
  }

  @Override
  public void close() {
    rules.forEach(rule -> admin.resource(rule).delete());
    soon(() -> assertThatCode(probe::call).doesNotThrowAnyException());
  }

  private static void soon(org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion);
  }
}
