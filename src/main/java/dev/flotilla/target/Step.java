package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import java.util.Optional;

/**
 * What a round does to the BundleDeployment of one cluster.
 *
 * @param next what it shall be
 * @param existing what it is as far as is known; empty = there is none
 */
record Step(BundleDeployment next, Optional<BundleDeployment> existing) {

  static Step of(Release release, ClusterView cluster, Optional<BundleDeployment> existing) {
    var next =
        existing
            .filter(deployment -> !deployment.isMarkedForDeletion())
            .map(deployment -> Deployments.next(release, cluster, deployment))
            .orElseGet(() -> Deployments.first(release, cluster));
    return new Step(next, existing);
  }

  /** Whether something is to be written; one that is being deleted must be gone first. */
  boolean isChange() {
    return existing
        .map(now -> !now.isMarkedForDeletion() && !Deployments.same(now, next))
        .orElse(true);
  }

  /** Whether the cluster has still to fetch these files. */
  boolean needs(String content) {
    return content.equals(next.getMetadata().getLabels().get(FleetNames.CONTENT))
        && (isChange() || existing.filter(Deployments::isApplied).isEmpty());
  }

  /** The BundleDeployment when nothing is written; one that goes has nothing applied any more. */
  BundleDeployment unchanged() {
    return existing.filter(now -> !now.isMarkedForDeletion()).orElse(next);
  }
}
