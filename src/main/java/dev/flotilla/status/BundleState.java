package dev.flotilla.status;

import java.util.Collection;
import java.util.Comparator;

/**
 * The state of one BundleDeployment, and the worst state of a set of them, in Fleet's words ({@code
 * status.display.state}). The higher the rank, the more it matters to a person who looks.
 */
public enum BundleState {
  /** Everything that is wanted is applied, healthy and unmodified. */
  Ready(1),
  /** Applied, but some object is not healthy (yet). */
  NotReady(2),
  /** No version has been released to this target yet. */
  Pending(3),
  /** A newer version is staged but held back, for example because the bundle is paused. */
  OutOfSync(4),
  /** Applied, but an object on the cluster is missing or was changed by somebody else. */
  Modified(5),
  /** The wanted version is not applied yet. */
  WaitApplied(6),
  /** Applying the wanted version failed. */
  ErrApplied(7);

  private final int rank;

  BundleState(int rank) {
    this.rank = rank;
  }

  /** Fleet's {@code StateRank}: 1 (fine) to 7 (worst). */
  public int rank() {
    return rank;
  }

  /** The state with the highest rank; of none, {@link #Ready}. */
  public static BundleState worst(Collection<BundleState> states) {
    return states.stream().max(Comparator.comparingInt(BundleState::rank)).orElse(Ready);
  }
}
