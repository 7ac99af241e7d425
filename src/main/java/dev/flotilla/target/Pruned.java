package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeployment;

/** What caches of BundleDeployments leave out besides field managers, to be small. */
final class Pruned {

  private Pruned() {}

  /** Without the list of deployed objects, which only the GitRepo's status shows. */
  static BundleDeployment withoutObjects(BundleDeployment deployment) {
    if (deployment.getStatus() != null) {
      deployment.getStatus().resources = null;
    }
    return deployment;
  }

  /** Without what only matters to those who deploy. */
  static BundleDeployment withoutOptions(BundleDeployment deployment) {
    var spec = deployment.getSpec();
    if (spec != null) {
      spec.options = null;
      spec.stagedOptions = null;
      spec.dependsOn = null;
    }
    return withoutObjects(deployment);
  }
}
