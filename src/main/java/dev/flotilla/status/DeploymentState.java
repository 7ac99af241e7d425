package dev.flotilla.status;

import java.util.Objects;

/**
 * What decides the state of one BundleDeployment (Fleet: {@code GetDeploymentState}).
 *
 * @param stagedId the newest version, {@code spec.stagedDeploymentID}; may be null
 * @param wantedId the released version, {@code spec.deploymentID}; null or empty = none yet
 * @param appliedId the version on the cluster, {@code status.appliedDeploymentID}; may be null
 * @param failed whether the condition Deployed is False
 * @param ready {@code status.ready}
 * @param nonModified {@code status.nonModified}
 */
public record DeploymentState(
    String stagedId,
    String wantedId,
    String appliedId,
    boolean failed,
    boolean ready,
    boolean nonModified) {

  /** The state; the first rule that fits wins. */
  public BundleState state() {
    if (blank(wantedId)) {
      return failed ? BundleState.ErrApplied : BundleState.Pending;
    }
    if (!Objects.equals(wantedId, appliedId)) {
      return failed ? BundleState.ErrApplied : BundleState.WaitApplied;
    }
    if (!ready) {
      return BundleState.NotReady;
    }
    if (!blank(stagedId) && !Objects.equals(wantedId, stagedId)) {
      return BundleState.OutOfSync;
    }
    return nonModified ? BundleState.Ready : BundleState.Modified;
  }

  private static boolean blank(String text) {
    return text == null || text.isEmpty();
  }
}
