package dev.flotilla.metrics;

import dev.flotilla.api.fleet.BundleSummary;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterGroupStatus;
import dev.flotilla.api.fleet.ClusterStatus;
import dev.flotilla.api.fleet.ResourceCounts;
import java.util.List;
import java.util.stream.Stream;

/** Fleet's metrics of Clusters and ClusterGroups. */
final class ClusterGauges {

  /** What a cluster is said to be before its agent was heard of. */
  private static final List<String> STATES =
      Stream.concat(BundleGauges.STATES.stream(), Stream.of("WaitCheckIn")).toList();

  private static final ClusterStatus UNKNOWN = new ClusterStatus();
  private static final ClusterGroupStatus UNKNOWN_GROUP = new ClusterGroupStatus();

  private ClusterGauges() {}

  static List<ObjectGauge<Cluster>> ofClusters() {
    return new GaugeFamily<Cluster>("fleet_cluster")
        .label("cluster_name", Known.label("management.cattle.io/cluster-name"))
        .label("cluster_display_name", Known.label("management.cattle.io/cluster-display-name"))
        .label("generation", Known::generation)
        .label("state", ClusterGauges::state)
        .gauge(
            "desired_ready_git_repos",
            "GitRepos that are to be ready on a cluster",
            cluster -> status(cluster).desiredReadyGitRepos)
        .gauge(
            "ready_git_repos",
            "GitRepos that are ready on a cluster",
            cluster -> status(cluster).readyGitRepos)
        .counts(state -> "resources_count_" + state.joined(), ClusterGauges::counts)
        .states("The state of a Cluster", STATES, ClusterGauges::state)
        .gauges();
  }

  static List<ObjectGauge<ClusterGroup>> ofGroups() {
    return new GaugeFamily<ClusterGroup>("fleet_cluster_group")
        .label("generation", Known::generation)
        .label("state", ClusterGauges::state)
        .gauge("cluster_count", "Clusters of a group", group -> status(group).clusterCount)
        .gauge(
            "non_ready_cluster_count",
            "Clusters of a group that are not ready",
            group -> status(group).nonReadyClusterCount)
        .gauge(
            "bundle_desired_ready",
            "BundleDeployments on clusters of a group that are to be ready",
            group -> summary(group).desiredReady)
        .gauge(
            "bundle_ready",
            "BundleDeployments on clusters of a group that are ready",
            group -> summary(group).ready)
        .counts(ClusterGauges::groupCount, ClusterGauges::counts)
        .states("The state of a ClusterGroup", BundleGauges.STATES, ClusterGauges::state)
        .gauges();
  }

  /** Fleet joins the words of a state, but not always: these names are Fleet's as well. */
  private static String groupCount(CountedState state) {
    return "resource_count_"
        + (state == CountedState.DESIRED_READY ? state.snake() : state.joined());
  }

  private static ClusterStatus status(Cluster cluster) {
    return Known.part(cluster, Cluster::getStatus, UNKNOWN);
  }

  private static ClusterGroupStatus status(ClusterGroup group) {
    return Known.part(group, ClusterGroup::getStatus, UNKNOWN_GROUP);
  }

  private static String state(Cluster cluster) {
    return Known.part(status(cluster).display, display -> display.state, "");
  }

  private static String state(ClusterGroup group) {
    return Known.part(status(group).display, display -> display.state, "");
  }

  private static ResourceCounts counts(Cluster cluster) {
    return Known.part(status(cluster), status -> status.resourceCounts, new ResourceCounts());
  }

  private static ResourceCounts counts(ClusterGroup group) {
    return Known.part(status(group), status -> status.resourceCounts, new ResourceCounts());
  }

  private static BundleSummary summary(ClusterGroup group) {
    return Known.part(status(group), status -> status.summary, new BundleSummary());
  }
}
