package dev.flotilla.status;

import dev.flotilla.api.fleet.ModifiedStatus;

/** The state of one deployed object, in Fleet's words; the later in this list, the worse. */
enum ObjectState {
  Ready,
  NotReady,
  Pending,
  Orphaned,
  Modified,
  Missing,
  Unknown,
  WaitApplied;

  /** The state of an object of which nothing particular is known. */
  static ObjectState of(BundleState deployment) {
    return switch (deployment) {
      case WaitApplied, ErrApplied -> WaitApplied;
      case Pending -> Pending;
      case Ready, NotReady, OutOfSync, Modified -> Ready;
    };
  }

  static ObjectState of(ModifiedStatus object) {
    if (Boolean.TRUE.equals(object.missing)) {
      return Missing;
    }
    return Boolean.TRUE.equals(object.delete) ? Orphaned : Modified;
  }
}
