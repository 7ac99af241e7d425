package dev.flotilla.api.flotilla;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether an object of a feature is there. */
@RegisterForReflection
public enum ManagedResourceState {
  /** It is there. */
  Present,
  /** It is not there. */
  Absent,
  /** It is being removed. */
  Removing,
  /** It cannot be removed, or not be made; the message says what holds it. */
  Blocked,
  /** It cannot be read; the message says why. */
  Unknown
}
