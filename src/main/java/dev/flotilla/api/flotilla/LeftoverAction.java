package dev.flotilla.api.flotilla;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What was done with an object that an older version left behind. */
@RegisterForReflection
public enum LeftoverAction {
  /** Nothing: it was found, and removing is not allowed ({@code dryRun}). */
  Found,
  /** It became ours, in place. */
  Adopted,
  /** It is being removed. */
  Removing,
  /** It is gone. */
  Removed,
  /** It cannot be removed or taken over; the message says why. */
  Blocked
}
