package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.bundle.DeploymentValues;
import dev.flotilla.status.StatusPatch;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Objects;

/** What the BundleDeployment of one release on one cluster shall be. */
final class Deployments {

  private Deployments() {}

  /**
   * The BundleDeployment of a cluster that the bundle is new to.
   *
   * @param isReleased whether it is to be deployed now
   */
  static BundleDeployment first(Release release, ClusterView cluster, boolean isReleased) {
    return with(
        new BundleDeployment(),
        release,
        cluster,
        isReleased,
        new BundleDeploymentSpec(),
        values(release, isReleased, ""));
  }

  /**
   * The next form of a BundleDeployment. The newest version is always staged; what was released
   * stays, unless that is released too.
   *
   * @param isReleased whether the newest version is released
   * @param existing the BundleDeployment as it is; it is not changed, and everything of it that is
   *     not the bundle's to say (finalizers, annotations, resourceVersion) is kept
   * @param kept the Helm values that were released to it, as JSON; empty = none
   */
  static BundleDeployment next(
      Release release,
      ClusterView cluster,
      boolean isReleased,
      BundleDeployment existing,
      String kept) {
    var next = new BundleDeployment();
    next.setMetadata(new ObjectMetaBuilder(existing.getMetadata()).build());
    return with(
        next,
        release,
        cluster,
        isReleased,
        Objects.requireNonNullElseGet(existing.getSpec(), BundleDeploymentSpec::new),
        values(release, isReleased, kept));
  }

  /**
   * The Helm values of both versions.
   *
   * @param kept those that were released before, as JSON; empty = none
   */
  static DeploymentValues values(Release release, boolean isReleased, String kept) {
    return new DeploymentValues(isReleased ? release.values() : kept, release.values());
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

  /** Whether the version that was released is applied and healthy. */
  static boolean isAvailable(BundleDeployment deployment) {
    return isApplied(deployment) && Boolean.TRUE.equals(deployment.getStatus().ready);
  }

  private static BundleDeployment with(
      BundleDeployment next,
      Release release,
      ClusterView cluster,
      boolean isReleased,
      BundleDeploymentSpec before,
      DeploymentValues values) {
    var spec = new BundleDeploymentSpec();
    spec.paused = release.paused() || cluster.paused() ? true : null;
    spec.stagedOptions = release.options();
    spec.stagedDeploymentID = release.id();
    spec.options = isReleased ? release.options() : before.options;
    spec.deploymentID = isReleased ? release.id() : before.deploymentID;
    spec.dependsOn = release.dependsOn();
    spec.valuesHash = values.hash();
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
