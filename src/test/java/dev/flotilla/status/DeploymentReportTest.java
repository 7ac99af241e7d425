package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentResource;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.ModifiedStatus;
import dev.flotilla.api.fleet.NonReadyStatus;
import dev.flotilla.api.fleet.NonReadySummary;
import dev.flotilla.status.DeploymentFacts.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentReportTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void whatIsAppliedAndHealthyIsReady() {
    var status = report(Verdict.TRUE, 0, 0);

    assertThat(status.display.state).isEqualTo("Ready");
    assertThat(status.ready).isTrue();
    assertThat(message(status, "Ready")).isEmpty();
    assertThat(status.resourceCounts.ready).isEqualTo(12);
  }

  @Test
  void whatIsNotHealthyIsTold() {
    var status = report(Verdict.TRUE, 12, 0);

    assertThat(status.display.state).isEqualTo("NotReady");
    assertThat(status.ready).isFalse();
    assertThat(status.nonReadyStatus).hasSize(10);
    assertThat(message(status, "Ready"))
        .startsWith("deployment.apps ns/d0 [progressing] Available: 0/1; deployment.apps ns/d1")
        .doesNotContain("d4");
    assertThat(status.resourceCounts.notReady).isEqualTo(12);
    assertThat(status.resourceCounts.ready).isZero();
  }

  @Test
  void whatIsMissingIsModified() {
    var status = report(Verdict.TRUE, 0, 1);

    assertThat(status.display.state).isEqualTo("Modified");
    assertThat(status.nonModified).isFalse();
    assertThat(message(status, "Ready")).isEqualTo("configmap.v1 ns/c0 missing");
    assertThat(status.resourceCounts.missing).isEqualTo(1);
  }

  @Test
  void aFailureIsShownInTheColumns() {
    var status = report(Verdict.no(Reason.Invalid, "a.yaml:3: no kind"), 0, 0);

    assertThat(status.display.state).isEqualTo("ErrApplied");
    assertThat(status.display.deployed).isEqualTo("Error: a.yaml:3: no kind");
    assertThat(message(status, "Ready")).isEqualTo("a.yaml:3: no kind");
    assertThat(status.ready).isFalse();
    assertThat(status.resourceCounts.waitApplied).isEqualTo(12);
  }

  @Test
  void aReportOfTheSameFactsIsTheSame() {
    var first = report(Verdict.TRUE, 1, 1);
    var resource = resource();
    resource.setStatus(first);

    assertThat(DeploymentReport.of(resource, facts(Verdict.TRUE, 1, 1), NOON.plusSeconds(60)))
        .usingRecursiveComparison()
        .isEqualTo(first);
  }

  private static BundleDeploymentStatus report(Verdict deployed, int nonReady, int missing) {
    return DeploymentReport.of(resource(), facts(deployed, nonReady, missing), NOON);
  }

  private static DeploymentFacts facts(Verdict deployed, int nonReady, int missing) {
    var applied = Boolean.TRUE.equals(deployed.holds()) ? "v1" : "";
    return new DeploymentFacts(
        applied,
        null,
        deployed,
        Verdict.TRUE,
        nonReady == 0 && !applied.isEmpty(),
        IntStream.range(0, 12).mapToObj(i -> new BundleDeploymentResource()).toList(),
        IntStream.range(0, nonReady).mapToObj(DeploymentReportTest::nonReady).toList(),
        IntStream.range(0, missing).mapToObj(DeploymentReportTest::missing).toList());
  }

  private static NonReadyStatus nonReady(int i) {
    var object = new NonReadyStatus();
    object.apiVersion = "apps/v1";
    object.kind = "Deployment";
    object.namespace = "ns";
    object.name = "d" + i;
    object.summary = new NonReadySummary();
    object.summary.transitioning = true;
    object.summary.message = List.of("Available: 0/1");
    return object;
  }

  private static ModifiedStatus missing(int i) {
    var object = new ModifiedStatus();
    object.apiVersion = "v1";
    object.kind = "ConfigMap";
    object.namespace = "ns";
    object.name = "c" + i;
    object.missing = true;
    return object;
  }

  private static BundleDeployment resource() {
    var resource = new BundleDeployment();
    resource.getMetadata().setGeneration(1L);
    resource.setSpec(new BundleDeploymentSpec());
    resource.getSpec().deploymentID = "v1";
    resource.getSpec().stagedDeploymentID = "v1";
    return resource;
  }

  private static String message(BundleDeploymentStatus status, String type) {
    return status.conditions.stream()
        .filter(condition -> type.equals(condition.type))
        .findFirst()
        .orElseThrow()
        .message;
  }
}
