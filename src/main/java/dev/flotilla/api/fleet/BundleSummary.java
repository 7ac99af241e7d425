package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Number of BundleDeployments by state. Only ready and desiredReady are always written. */
@ApiObject
@RegisterForReflection
public class BundleSummary {

  @JsonPropertyDescription("Those that are applied, but not healthy.")
  public Integer notReady;

  @JsonPropertyDescription("Those whose newest version is still to be applied.")
  public Integer waitApplied;

  @JsonPropertyDescription("Those whose newest version could not be applied.")
  public Integer errApplied;

  @JsonPropertyDescription(
      "Those that are kept from the newest version because something is paused.")
  public Integer outOfSync;

  @JsonPropertyDescription("Those whose objects others changed.")
  public Integer modified;

  @JsonPropertyDescription("Those that are ready.")
  public int ready;

  @JsonPropertyDescription("Those that wait for their turn in the rollout.")
  public Integer pending;

  @JsonPropertyDescription("Those that are to be ready.")
  public int desiredReady;

  @Nullable
  @JsonPropertyDescription("Some of those that are not ready, ten at most.")
  public List<NonReadyResource> nonReadyResources;
}
