package dev.flotilla.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterDisplay;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterGroupStatus;
import dev.flotilla.api.fleet.ClusterStatus;
import dev.flotilla.api.fleet.ResourceCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterGaugesTest {

  private final Cluster cluster = new Cluster();
  private final ClusterGroup group = new ClusterGroup();

  ClusterGaugesTest() {
    cluster.getMetadata().setName("local");
    cluster.getMetadata().setNamespace("fleet-local");
    cluster.getMetadata().setGeneration(1L);
    group.getMetadata().setName("all");
    group.getMetadata().setNamespace("fleet-local");
  }

  @Test
  void theNamesAndLabelsOfClustersAreFleets() {
    var series = Series.of(ClusterGauges.ofClusters(), cluster);

    assertThat(series.names())
        .containsExactlyInAnyOrder(
            "fleet_cluster_desired_ready_git_repos",
            "fleet_cluster_ready_git_repos",
            "fleet_cluster_resources_count_desiredready",
            "fleet_cluster_resources_count_ready",
            "fleet_cluster_resources_count_notready",
            "fleet_cluster_resources_count_waitapplied",
            "fleet_cluster_resources_count_modified",
            "fleet_cluster_resources_count_missing",
            "fleet_cluster_resources_count_orphaned",
            "fleet_cluster_resources_count_unknown",
            "fleet_cluster_state");
    assertThat(series.labels("fleet_cluster_state"))
        .containsExactly(
            "name", "namespace", "cluster_name", "cluster_display_name", "generation", "state");
  }

  @Test
  void theNamesOfGroupsAreFleets() {
    assertThat(Series.of(ClusterGauges.ofGroups(), group).names())
        .containsExactlyInAnyOrder(
            "fleet_cluster_group_cluster_count",
            "fleet_cluster_group_non_ready_cluster_count",
            "fleet_cluster_group_bundle_desired_ready",
            "fleet_cluster_group_bundle_ready",
            "fleet_cluster_group_resource_count_desired_ready",
            "fleet_cluster_group_resource_count_ready",
            "fleet_cluster_group_resource_count_notready",
            "fleet_cluster_group_resource_count_waitapplied",
            "fleet_cluster_group_resource_count_modified",
            "fleet_cluster_group_resource_count_missing",
            "fleet_cluster_group_resource_count_orphaned",
            "fleet_cluster_group_resource_count_unknown",
            "fleet_cluster_group_state");
  }

  @Test
  void theNumbersAreThoseOfTheStatus() {
    cluster.setStatus(new ClusterStatus());
    cluster.getStatus().readyGitRepos = 4;
    cluster.getStatus().resourceCounts = new ResourceCounts();
    cluster.getStatus().resourceCounts.modified = 2;
    cluster.getStatus().display = new ClusterDisplay();
    cluster.getStatus().display.state = "WaitCheckIn";
    group.setStatus(new ClusterGroupStatus());
    group.getStatus().clusterCount = 5;

    var clusters = Series.of(ClusterGauges.ofClusters(), cluster);

    var labels = "local,fleet-local,,,1,WaitCheckIn";
    assertThat(clusters.values("fleet_cluster_ready_git_repos")).containsEntry(labels, 4d);
    assertThat(clusters.values("fleet_cluster_resources_count_modified")).containsEntry(labels, 2d);
    assertThat(clusters.values("fleet_cluster_state")).containsEntry(labels, 1d).hasSize(8);
    assertThat(
            Series.of(ClusterGauges.ofGroups(), group).values("fleet_cluster_group_cluster_count"))
        .containsOnly(Map.entry("all,fleet-local,0,", 5d));
  }
}
