package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of a {@link ClusterGroup} in words, for lists. */
@ApiObject
@RegisterForReflection
public class ClusterGroupDisplay {

  @Nullable
  @JsonPropertyDescription("Ready ones and all clusters, as n/m.")
  public String readyClusters;

  @Nullable
  @JsonPropertyDescription("Ready ones and all bundles, as n/m.")
  public String readyBundles;

  @Nullable
  @JsonPropertyDescription("The worst state of its clusters.")
  public String state;
}
