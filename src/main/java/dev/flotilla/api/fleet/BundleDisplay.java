package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of a {@link Bundle} in words, for lists. */
@ApiObject
@RegisterForReflection
public class BundleDisplay {

  @Nullable
  @JsonPropertyDescription("Ready ones and all clusters, as n/m.")
  public String readyClusters;

  @Nullable
  @JsonPropertyDescription("The worst state on any cluster.")
  public String state;
}
