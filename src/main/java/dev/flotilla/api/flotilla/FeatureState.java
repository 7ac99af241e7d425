package dev.flotilla.api.flotilla;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How far a decision about a feature is carried out. */
@RegisterForReflection
public enum FeatureState {
  /** On its way to on. */
  Enabling,
  /** On, and all its objects are there. */
  Enabled,
  /** On its way to off. */
  Disabling,
  /** Off, and all its objects are gone. */
  Disabled
}
