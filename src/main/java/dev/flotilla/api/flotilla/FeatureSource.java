package dev.flotilla.api.flotilla;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where it was decided whether a feature is on. */
@RegisterForReflection
public enum FeatureSource {
  /** The specification of the {@link Flotilla} object says so. */
  Spec,
  /** Rancher's Feature object of the same name says so. */
  RancherFeature,
  /** Nobody said anything. */
  Default
}
