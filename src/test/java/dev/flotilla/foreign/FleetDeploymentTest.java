package dev.flotilla.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetDeploymentTest {

  @ParameterizedTest
  @CsvSource({
    "fleet-controller, fleet-controller, 1, true",
    "gitjob, gitjob, 3, true",
    "gitjob, gitjob,, true",
    "gitjob, gitjob, 0, false",
    "gitjob, something, 1, false",
    "helmops, helmops, 1, false",
    "fleet-agent, fleet-agent, 1, false",
  })
  void runsAsFleetsChartMakesItAndWithPods(
      String name, String selected, Integer replicas, boolean runs) {
    assertThat(FleetDeployment.runs(deployment(name, selected, replicas))).isEqualTo(runs);
  }

  @Test
  void whatIsKeptInMemoryTellsTheSame() {
    var pruned = FleetDeployment.pruned(deployment("gitjob", "gitjob", 1));

    assertThat(FleetDeployment.runs(pruned)).isTrue();
    assertThat(pruned.getSpec().getTemplate()).isNull();
  }

  private static Deployment deployment(String name, String selected, Integer replicas) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("cattle-fleet-system")
        .endMetadata()
        .withNewSpec()
        .withReplicas(replicas)
        .withNewSelector()
        .addToMatchLabels("app", selected)
        .endSelector()
        .withNewTemplate()
        .endTemplate()
        .endSpec()
        .build();
  }
}
