package dev.flotilla.status;

import static dev.flotilla.status.Samples.deployment;
import static dev.flotilla.status.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterStatusBuilderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T10:00:00.5Z");
  private static final String HEALTHY =
      "{appliedDeploymentID: v1, ready: true, nonModified: true, resourceCounts: {ready: 3, desiredReady: 3}}";

  @Test
  void countsBundlesAndRepositoriesThatAreReadyAsAWhole() {
    var status =
        status(
            of("a", "one", HEALTHY),
            of("b", "one", "{}"),
            of("c", "two", HEALTHY),
            deployment("by-hand", HEALTHY));
    assertThat(status.namespace).isEqualTo("cluster-x");
    assertThat(status.display.readyBundles).isEqualTo("3/4");
    assertThat(status.display.state).isEqualTo("WaitApplied");
    assertThat(status.desiredReadyGitRepos).isEqualTo(2);
    assertThat(status.readyGitRepos).isEqualTo(1);
    assertThat(status.resourceCounts.ready).isEqualTo(9);
    assertThat(status.agent.lastSeen).isEqualTo("2026-01-01T09:00:00Z");
    assertThat(status.conditions)
        .extracting(each -> each.type + " " + each.status + " " + each.message)
        .containsExactly("Processed True ", "Ready False WaitApplied(1) [Bundle b]");
  }

  @Test
  void staysTheSameAsLongAsTheOperatorRuns() {
    var cluster = cluster("local");
    var first = builder(of("a", "one", "{}")).of(cluster, NOW);
    cluster.setStatus(first);
    var later = builder(of("a", "one", "{}")).of(cluster, NOW.plusSeconds(3_600));
    assertThat(StatusPatch.same(first, later)).isTrue();
  }

  @Test
  void saysThatAClusterIsNotServed() {
    var status = ClusterStatusBuilder.unserved(cluster("far"), "only the local one", NOW);
    assertThat(status.conditions.getLast().reason).isEqualTo("NotSupported");
    assertThat(status.conditions.getLast().message).isEqualTo("only the local one");
    assertThat(status.namespace).isNull();
    assertThat(status.agent).isNull();
  }

  @Test
  void addsTheClustersOfAGroupUp() {
    var well = cluster("well");
    well.setStatus(status(of("a", "one", HEALTHY)));
    var waiting = cluster("waiting");
    waiting.setStatus(status(of("b", "one", "{}"), of("c", "one", HEALTHY)));
    var status = new ClusterGroupStatusBuilder(List.of(well, waiting)).of(new ClusterGroup(), NOW);
    assertThat(status.clusterCount).isEqualTo(2);
    assertThat(status.nonReadyClusters).containsExactly("waiting");
    assertThat(status.display.readyClusters).isEqualTo("1/2");
    assertThat(status.display.readyBundles).isEqualTo("2/3");
    assertThat(status.resourceCounts.ready).isEqualTo(6);
    assertThat(status.conditions.getLast().message).isEqualTo("WaitApplied(1) [Bundle b]");
  }

  @Test
  void takesAClusterWithoutStatusForNotReady() {
    var status = new ClusterGroupStatusBuilder(List.of(cluster("new"))).of(new ClusterGroup(), NOW);
    assertThat(status.display.readyClusters).isEqualTo("0/1");
    assertThat(status.conditions.getLast().message).isEqualTo("clusters that are not ready: new");
  }

  @Test
  void isReadyWhenItIsEmpty() {
    var status = new ClusterGroupStatusBuilder(List.of()).of(new ClusterGroup(), NOW);
    assertThat(status.display.readyClusters).isEqualTo("0/0");
    assertThat(status.conditions.getLast().status).isEqualTo("True");
  }

  private static ClusterStatus status(BundleDeployment... deployments) {
    return builder(deployments).of(cluster("local"), NOW);
  }

  private static ClusterStatusBuilder builder(BundleDeployment... deployments) {
    return new ClusterStatusBuilder(
        "cluster-x", List.of(deployments), Instant.parse("2026-01-01T09:00:00Z"));
  }

  private static BundleDeployment of(String bundle, String repository, String status) {
    var deployment = deployment(bundle, status);
    deployment.getMetadata().setLabels(Map.of("fleet.cattle.io/repo-name", repository));
    return deployment;
  }

  private static Cluster cluster(String name) {
    return read("metadata: {name: %s, namespace: fleet-local}".formatted(name), Cluster.class);
  }
}
