package dev.flotilla.status;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.GitRepoResource;
import dev.flotilla.api.fleet.ResourceCounts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The objects that were deployed from a GitRepo.
 *
 * @param resources with their states on each cluster, sorted by type and id, 1000 at most
 * @param counts all of them, counted by state
 * @param perCluster the same for each cluster, {@code <namespace>/<name>}
 */
public record ResourceStates(
    List<GitRepoResource> resources,
    ResourceCounts counts,
    Map<String, ResourceCounts> perCluster) {

  /** Objects that are listed at most, so that a status stays far from the size limit. */
  static final int LISTED = 1_000;

  /**
   * @param deployments the BundleDeployments of the GitRepo, in any order
   */
  public static ResourceStates of(Collection<BundleDeployment> deployments) {
    var clusters =
        deployments.stream()
            .collect(
                Collectors.groupingBy(
                    each -> Labelled.cluster(each.getMetadata()),
                    TreeMap::new,
                    Collectors.toList()));
    var perCluster = new TreeMap<String, ResourceCounts>();
    clusters.forEach((cluster, its) -> perCluster.put(cluster, ResourceTotals.of(its)));
    return new ResourceStates(resources(deployments), ResourceTotals.of(deployments), perCluster);
  }

  private static List<GitRepoResource> resources(Collection<BundleDeployment> deployments) {
    var merged = new TreeMap<String, ResourceState>();
    deployments.stream()
        .sorted(
            Comparator.comparing((BundleDeployment each) -> Labelled.cluster(each.getMetadata()))
                .thenComparing(each -> each.getMetadata().getName()))
        .flatMap(deployment -> ResourceState.of(deployment).stream())
        .forEach(state -> merged.merge(state.key(), state, ResourceState::with));
    return merged.values().stream().limit(LISTED).map(ResourceState::toResource).toList();
  }
}
