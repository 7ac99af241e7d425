package dev.flotilla.status;

import dev.flotilla.api.fleet.AgentStatus;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterDisplay;
import dev.flotilla.api.fleet.ClusterStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;

/**
 * What is known about a Cluster that is served.
 *
 * @param namespace where its BundleDeployments are
 * @param deployments its BundleDeployments
 * @param lastSeen when the operator, which serves it, started
 */
public record ClusterStatusBuilder(
    String namespace, List<BundleDeployment> deployments, Instant lastSeen) {

  /** The status of a Cluster that nothing is deployed to yet, with the reason. */
  public static ClusterStatus unserved(Cluster cluster, String why, Instant now) {
    var status = new ClusterStatus();
    status.summary = Summaries.of(List.of());
    status.conditions =
        conditions(cluster, now)
            .with(ConditionType.READY, false, Reason.NotSupported, why)
            .toList();
    return status;
  }

  /**
   * The status as it is now.
   *
   * @param cluster the object, whose status holds the former conditions
   * @param now the time of the look
   */
  public ClusterStatus of(Cluster cluster, Instant now) {
    var status = new ClusterStatus();
    status.namespace = namespace;
    status.summary = Summaries.of(deployments);
    status.resourceCounts = ResourceTotals.of(deployments);
    countGitRepos(status);
    var state = Summaries.worst(status.summary);
    status.display = new ClusterDisplay();
    status.display.readyBundles = Summaries.readyOfAll(status.summary);
    status.display.state = state.name();
    status.agent = new AgentStatus();
    status.agent.lastSeen = lastSeen.truncatedTo(ChronoUnit.SECONDS).toString();
    status.conditions =
        conditions(cluster, now)
            .with(
                ConditionType.READY,
                state == BundleState.Ready,
                StateReason.of(state),
                Summaries.readyMessage("Bundle", status.summary))
            .toList();
    return status;
  }

  /** A repository is ready on the cluster when all of its bundles are. */
  private void countGitRepos(ClusterStatus status) {
    var repos = new TreeMap<String, Boolean>();
    deployments.stream()
        .filter(deployment -> !Labelled.gitRepo(deployment.getMetadata()).isEmpty())
        .forEach(
            deployment ->
                repos.merge(
                    Labelled.gitRepo(deployment.getMetadata()),
                    Summaries.state(deployment) == BundleState.Ready,
                    Boolean::logicalAnd));
    status.desiredReadyGitRepos = repos.size();
    status.readyGitRepos = (int) repos.values().stream().filter(ready -> ready).count();
  }

  private static ConditionSet conditions(Cluster cluster, Instant now) {
    var before = cluster.getStatus() == null ? new ClusterStatus() : cluster.getStatus();
    return ConditionSet.from(before.conditions, cluster.getMetadata().getGeneration(), now)
        .with(Processed.TYPE, true, Reason.Succeeded, "");
  }
}
