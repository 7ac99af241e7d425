package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.bundle.DeploymentValues;
import dev.flotilla.target.rollout.Verdict;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a round does to the BundleDeployment of one cluster.
 *
 * @param next what it shall be
 * @param existing what it is as far as is known; empty = there is none
 * @param values the Helm values of next, which are kept beside it
 * @param waits whether the cluster is new to the bundle and its turn has not come
 * @param isLost whether what was released cannot be held, since its Helm values are gone
 */
record Step(
    BundleDeployment next,
    Optional<BundleDeployment> existing,
    DeploymentValues values,
    boolean waits,
    boolean isLost) {

  /**
   * @param kept tells the Helm values that are kept for a BundleDeployment; empty = they are gone
   */
  static Step of(
      Aim aim, Verdict verdict, Function<BundleDeployment, Optional<DeploymentValues>> kept) {
    var isReleased = verdict == Verdict.RELEASE;
    var existing = aim.existing().filter(now -> !now.isMarkedForDeletion());
    var before =
        existing
            .filter(now -> !isReleased && hasValues(now))
            .map(kept)
            .orElse(Optional.of(DeploymentValues.NONE));
    if (before.isEmpty()) {
      return new Step(existing.orElseThrow(), aim.existing(), DeploymentValues.NONE, false, true);
    }
    var released = before.get().released();
    var next =
        existing
            .map(now -> Deployments.next(aim.release(), aim.cluster(), isReleased, now, released))
            .orElseGet(() -> Deployments.first(aim.release(), aim.cluster(), isReleased));
    var values = Deployments.values(aim.release(), isReleased, released);
    return new Step(next, aim.existing(), values, verdict == Verdict.WAIT, false);
  }

  /** Whether something is to be written; one that is being deleted must be gone first. */
  boolean isChange() {
    return !waits
        && existing
            .map(now -> !now.isMarkedForDeletion() && !Deployments.same(now, next))
            .orElse(true);
  }

  /** Whether the cluster has still to fetch these files. */
  boolean needs(String content) {
    return !waits
        && content.equals(next.getMetadata().getLabels().get(FleetNames.CONTENT))
        && (isChange() || existing.filter(Deployments::isApplied).isEmpty());
  }

  /** Whether there are Helm values to look after: new ones, or old ones that are no more. */
  boolean touchesValues() {
    return !waits
        && !isLost
        && existing.filter(BundleDeployment::isMarkedForDeletion).isEmpty()
        && (!values.isEmpty() || leavesValues());
  }

  /** Whether values that were kept are to go. */
  boolean leavesValues() {
    return values.isEmpty() && existing.filter(Step::hasValues).isPresent();
  }

  /** The BundleDeployment when nothing is written; one that goes has nothing applied any more. */
  BundleDeployment unchanged() {
    return existing.filter(now -> !now.isMarkedForDeletion()).orElse(next);
  }

  private static boolean hasValues(BundleDeployment deployment) {
    var hash = deployment.getSpec() == null ? null : deployment.getSpec().valuesHash;
    return hash != null && !hash.isEmpty();
  }
}
