package dev.flotilla.status;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.GitRepoSync;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is true of a GitRepo now, for its status.
 *
 * @param closed why the chain does not run; empty while it does
 * @param refused why the specification is not served; empty when it is
 * @param look what the last look at the remote showed; empty when there was none yet
 * @param announced what a webhook announced last; empty when none did
 * @param hindrance what keeps the next step from being done; empty = nothing
 * @param sync the memory of the last sync; empty when there was none
 * @param bundles its Bundles
 * @param deployments their BundleDeployments
 * @param unserved fields of the specification that are not served yet and change nothing for what
 *     is
 */
public record GitRepoFacts(
    Optional<String> closed,
    Optional<Refusal> refused,
    Optional<Look> look,
    Optional<Announced> announced,
    Optional<Hindrance> hindrance,
    Optional<GitRepoSync> sync,
    List<Bundle> bundles,
    List<BundleDeployment> deployments,
    List<String> unserved) {

  /** A specification that is not served: Invalid, or NotSupported (yet). */
  public record Refusal(Reason reason, String message) {}

  /** What is in the way of the next step, and passes or is tried again. */
  public record Hindrance(Reason reason, String message) {}

  /**
   * A look at the remote.
   *
   * @param at when it was
   * @param commit the commit that is followed; empty when it failed
   * @param failure why it failed; empty when it did not
   * @param retryable whether it may succeed without a change
   */
  public record Look(
      Instant at, Optional<String> commit, Optional<String> failure, boolean retryable) {}

  /** What a webhook announced: where the ref that is followed points, and when it said so. */
  public record Announced(String commit, Instant at) {}

  /** Nothing but the reason why the chain does not run, and what is deployed all the same. */
  public static GitRepoFacts closed(
      String because,
      Optional<GitRepoSync> sync,
      List<Bundle> bundles,
      List<BundleDeployment> deployments) {
    return new GitRepoFacts(
        Optional.of(because),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        sync,
        bundles,
        deployments,
        List.of());
  }

  /** Nothing but what is in the way. */
  public static GitRepoFacts hindered(
      Hindrance hindrance,
      Optional<GitRepoSync> sync,
      List<Bundle> bundles,
      List<BundleDeployment> deployments) {
    return new GitRepoFacts(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(hindrance),
        sync,
        bundles,
        deployments,
        List.of());
  }
}
