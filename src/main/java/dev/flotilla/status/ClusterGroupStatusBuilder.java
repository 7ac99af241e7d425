package dev.flotilla.status;

import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterGroupDisplay;
import dev.flotilla.api.fleet.ClusterGroupStatus;
import dev.flotilla.api.fleet.ClusterStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is known about a ClusterGroup.
 *
 * @param clusters the clusters that it holds
 */
public record ClusterGroupStatusBuilder(List<Cluster> clusters) {

  private static final int NAMED = 10;

  /** The status of a group whose selector cannot be right, with the reason. */
  public static ClusterGroupStatus invalid(ClusterGroup group, String why, Instant now) {
    var status = new ClusterGroupStatus();
    status.conditions =
        conditions(group, now).with(ConditionType.READY, false, Reason.Invalid, why).toList();
    return status;
  }

  /**
   * The status as it is now.
   *
   * @param group the object, whose status holds the former conditions
   * @param now the time of the look
   */
  public ClusterGroupStatus of(ClusterGroup group, Instant now) {
    var nonReady =
        clusters.stream()
            .filter(cluster -> !isReady(cluster))
            .map(cluster -> cluster.getMetadata().getName())
            .sorted()
            .toList();
    var statuses = clusters.stream().map(Cluster::getStatus).filter(Objects::nonNull).toList();
    var status = new ClusterGroupStatus();
    status.clusterCount = clusters.size();
    status.nonReadyClusterCount = nonReady.size();
    status.nonReadyClusters = nonReady.isEmpty() ? null : nonReady.stream().limit(NAMED).toList();
    status.summary =
        Summaries.merge(
            statuses.stream()
                .map((ClusterStatus each) -> each.summary)
                .filter(Objects::nonNull)
                .toList());
    status.resourceCounts = ResourceTotals.sum(statuses.stream().map(each -> each.resourceCounts));
    var state = Summaries.worst(status.summary);
    status.display = new ClusterGroupDisplay();
    status.display.readyClusters = clusters.size() - nonReady.size() + "/" + clusters.size();
    status.display.readyBundles = Summaries.readyOfAll(status.summary);
    status.display.state = state.name();
    status.conditions = ready(conditions(group, now), status, state).toList();
    return status;
  }

  private static ConditionSet ready(
      ConditionSet set, ClusterGroupStatus status, BundleState state) {
    var message = Summaries.readyMessage("Bundle", status.summary);
    if (state == BundleState.Ready && status.nonReadyClusterCount > 0) {
      return set.with(
          ConditionType.READY,
          false,
          Reason.NotReady,
          "clusters that are not ready: " + String.join(", ", status.nonReadyClusters));
    }
    return set.with(
        ConditionType.READY, state == BundleState.Ready, StateReason.of(state), message);
  }

  private static boolean isReady(Cluster cluster) {
    var conditions = cluster.getStatus() == null ? null : cluster.getStatus().conditions;
    return conditions != null
        && conditions.stream()
            .anyMatch(
                condition ->
                    ConditionType.READY.equals(condition.type) && "True".equals(condition.status));
  }

  private static ConditionSet conditions(ClusterGroup group, Instant now) {
    var before = group.getStatus() == null ? new ClusterGroupStatus() : group.getStatus();
    return ConditionSet.from(before.conditions, group.getMetadata().getGeneration(), now)
        .with(Processed.TYPE, true, Reason.Succeeded, "");
  }
}
