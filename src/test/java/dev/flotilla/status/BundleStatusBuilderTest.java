package dev.flotilla.status;

import static dev.flotilla.status.Samples.deployment;
import static dev.flotilla.status.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleStatus;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.status.BundleStatusBuilder.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleStatusBuilderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final BundleDeployment READY =
      deployment("web", "{appliedDeploymentID: v1, ready: true, nonModified: true}");
  private static final BundleDeployment WAITING = deployment("web", "other", "{}");

  private final Bundle bundle =
      read("{metadata: {name: web, namespace: fleet-local, generation: 4}}", Bundle.class);

  @Test
  void isReadyWithAnEmptyMessageWhenAllClustersAre() {
    var status = status(List.of(READY), Optional.empty(), List.of());
    assertThat(status.observedGeneration).isEqualTo(4);
    assertThat(status.display.readyClusters).isEqualTo("1/1");
    assertThat(status.display.state).isEqualTo("Ready");
    assertThat(status.unavailable).isZero();
    assertThat(status.maxUnavailable).isEqualTo(1);
    assertThat(status.resourcesSha256Sum).isEqualTo("abc");
    assertThat(condition(status, "Ready")).hasValue("True Succeeded ");
    assertThat(condition(status, "Accepted")).hasValue("True Succeeded ");
    assertThat(condition(status, "Reconciling")).isEmpty();
    assertThat(condition(status, "Stalled")).isEmpty();
  }

  @Test
  void namesTheClusterThatItWaitsFor() {
    var status = status(List.of(READY, WAITING), Optional.empty(), List.of());
    assertThat(status.display.readyClusters).isEqualTo("1/2");
    assertThat(status.display.state).isEqualTo("WaitApplied");
    assertThat(status.unavailable).isEqualTo(1);
    assertThat(condition(status, "Ready"))
        .hasValue("False WaitApplied WaitApplied(1) [Cluster fleet-local/other]");
    assertThat(condition(status, "Reconciling")).isPresent();
  }

  @Test
  void isStalledByAProblemAndStillTellsTheStateOfWhatIsDeployed() {
    var problem = new Problem(Reason.NotSupported, "spec.valuesHash is not served yet");
    var status = status(List.of(WAITING), Optional.of(problem), List.of());
    assertThat(condition(status, "Ready"))
        .hasValue(
            "False NotSupported spec.valuesHash is not served yet; "
                + "WaitApplied(1) [Cluster fleet-local/other]");
    assertThat(condition(status, "Stalled")).isPresent();
    assertThat(condition(status, "Accepted"))
        .hasValue("False NotSupported spec.valuesHash is not served yet");
  }

  @Test
  void namesWhatHasNoEffectWithoutHoldingTheBundle() {
    var status = status(List.of(READY), Optional.empty(), List.of("spec.rolloutStrategy"));
    assertThat(condition(status, "Ready")).hasValue("True Succeeded ");
    assertThat(condition(status, "Accepted"))
        .hasValue("True NotSupported not served yet and without effect: spec.rolloutStrategy");
  }

  @Test
  void staysTheSameWhenNothingChanges() {
    var first = status(List.of(WAITING), Optional.empty(), List.of());
    bundle.setStatus(first);
    var second =
        builder(List.of(WAITING), Optional.empty(), List.of()).of(bundle, NOW.plusSeconds(60));
    assertThat(StatusPatch.same(first, second)).isTrue();
  }

  private BundleStatus status(
      List<BundleDeployment> deployments, Optional<Problem> problem, List<String> ignored) {
    return builder(deployments, problem, ignored).of(bundle, NOW);
  }

  private static BundleStatusBuilder builder(
      List<BundleDeployment> deployments, Optional<Problem> problem, List<String> ignored) {
    return new BundleStatusBuilder(deployments, "abc", problem, ignored);
  }

  private static Optional<String> condition(BundleStatus status, String type) {
    return status.conditions.stream()
        .filter(condition -> condition.type.equals(type))
        .map((Condition each) -> each.status + " " + each.reason + " " + each.message)
        .findFirst();
  }
}
