package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.target.rollout.Member;
import java.util.Optional;

/**
 * A cluster that a release is for, and what it has today.
 *
 * @param existing its BundleDeployment as far as is known; empty = there is none
 */
record Aim(Release release, ClusterView cluster, Optional<BundleDeployment> existing) {

  /** How the rollout sees it. */
  Member member() {
    // One that is on its way out is made anew when it is gone, and until then nothing is released.
    var now = existing.filter(deployment -> !deployment.isMarkedForDeletion());
    return new Member(
        now.isPresent(),
        now.filter(each -> release.id().equals(each.getSpec().deploymentID)).isPresent(),
        now.filter(Deployments::isAvailable).isPresent(),
        release.paused() || cluster.paused());
  }
}
