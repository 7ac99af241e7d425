package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.status.StatusPatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Objects;

/** What the BundleDeployment of one release on one cluster shall be. */
final class Deployments {

  private Deployments() {}

  /** The BundleDeployment of a cluster that the bundle is new to. */
  static BundleDeployment first(Release release, ClusterView cluster) {
    return with(new BundleDeployment(), release, cluster, new BundleDeploymentSpec());
  }

  /**
   * The next form of a BundleDeployment. The newest version is always staged; it is released too
   * unless the bundle or the cluster is paused: then what was released stays.
   *
   * @param existing the BundleDeployment as it is; it is not changed, and everything of it that is
   *     not the bundle's to say (finalizers, annotations, resourceVersion) is kept
   */
  static BundleDeployment next(Release release, ClusterView cluster, BundleDeployment existing) {
    var next = new BundleDeployment();
    next.setMetadata(new ObjectMetaBuilder(existing.getMetadata()).build());
    return with(
        next,
        release,
        cluster,
        Objects.requireNonNullElseGet(existing.getSpec(), BundleDeploymentSpec::new));
  }

  /** Whether two forms of a BundleDeployment ask for the same. */
  static boolean same(BundleDeployment one, BundleDeployment other) {
    return Objects.equals(one.getMetadata().getLabels(), other.getMetadata().getLabels())
        && StatusPatch.same(one.getSpec(), other.getSpec());
  }

  /** Whether the files that are to be on the cluster are there already. */
  static boolean isApplied(BundleDeployment deployment) {
    var status = deployment.getStatus();
    return status != null
        && Objects.equals(status.appliedDeploymentID, deployment.getSpec().deploymentID);
  }

  private static BundleDeployment with(
      BundleDeployment next, Release release, ClusterView cluster, BundleDeploymentSpec before) {
    var held = release.paused() || cluster.paused();
    var spec = new BundleDeploymentSpec();
    spec.paused = held ? true : null;
    spec.stagedOptions = release.options();
    spec.stagedDeploymentID = release.id();
    spec.options = held ? before.options : release.options();
    spec.deploymentID = held ? before.deploymentID : release.id();
    spec.dependsOn = release.dependsOn();
    spec.correctDrift = release.options().correctDrift;
    next.setSpec(spec);
    next.setStatus(null);

    var meta = next.getMetadata();
    meta.setName(release.name());
    meta.setNamespace(cluster.deploymentNamespace());
    meta.setLabels(
        FleetLabels.ofDeployment(
            release.labels(), release.namespace(), release.name(), cluster, content(spec)));
    return next;
  }

  /** The Content that the cluster needs: that of the released version, as long as there is one. */
  private static String content(BundleDeploymentSpec spec) {
    var id = spec.deploymentID == null ? spec.stagedDeploymentID : spec.deploymentID;
    var colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }
}
