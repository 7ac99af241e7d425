package dev.flotilla.status;

/** How the state of deployments shows in conditions. */
public final class StateReason {

  private StateReason() {}

  /** The reason of a Ready condition for the worst state. */
  public static Reason of(BundleState state) {
    return switch (state) {
      case Ready -> Reason.Succeeded;
      case NotReady -> Reason.NotReady;
      case Modified -> Reason.Modified;
      case Pending -> Reason.Pending;
      case OutOfSync -> Reason.OutOfSync;
      case WaitApplied -> Reason.WaitApplied;
      case ErrApplied -> Reason.ErrApplied;
    };
  }

  /** Whether a state passes by itself, so that kstatus shall wait for it. */
  public static boolean isOnItsWay(BundleState state) {
    return state == BundleState.WaitApplied || state == BundleState.NotReady;
  }
}
