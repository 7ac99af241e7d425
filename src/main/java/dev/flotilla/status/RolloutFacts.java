package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.PartitionStatus;
import java.util.List;

/**
 * How a rollout goes.
 *
 * @param newlyCreated clusters that got the bundle for the first time in this round
 * @param maxUnavailable clusters that may be unavailable at a time
 * @param unavailablePartitions partitions in which too many clusters are unavailable
 * @param maxUnavailablePartitions how many partitions may be so
 * @param parts the partitions in their order
 */
public record RolloutFacts(
    int newlyCreated,
    int maxUnavailable,
    int unavailablePartitions,
    int maxUnavailablePartitions,
    List<Part> parts) {

  /**
   * One partition.
   *
   * @param unavailable clusters of it that are unavailable or not up to date
   * @param deployments one for each of its clusters
   */
  public record Part(
      String name, int maxUnavailable, int unavailable, List<BundleDeployment> deployments) {

    PartitionStatus status() {
      var status = new PartitionStatus();
      status.name = name;
      status.count = deployments.size();
      status.maxUnavailable = maxUnavailable;
      status.unavailable = unavailable;
      status.summary =
          Summaries.of(deployments, deployment -> Labelled.cluster(deployment.getMetadata()));
      return status;
    }
  }
}
