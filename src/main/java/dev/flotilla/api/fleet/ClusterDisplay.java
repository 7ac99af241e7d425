package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of a {@link Cluster} in words, for lists. */
@ApiObject
@RegisterForReflection
public class ClusterDisplay {

  @JsonPropertyDescription("Ready ones and all bundles, as n/m.")
  public String readyBundles;

  @Nullable
  @JsonPropertyDescription(
      "The worst state of the bundles; WaitCheckIn until the agent is heard of.")
  public String state;
}
