package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Number of deployed objects by state. All numbers are always written, zero too. */
@ApiObject
@RegisterForReflection
public class ResourceCounts {

  @JsonPropertyDescription("Objects that are ready.")
  public int ready;

  @JsonPropertyDescription("Objects that are to be ready.")
  public int desiredReady;

  @JsonPropertyDescription("Objects that are still to be applied.")
  public int waitApplied;

  @JsonPropertyDescription("Objects that others changed.")
  public int modified;

  @JsonPropertyDescription("Objects that are there but no longer wanted.")
  public int orphaned;

  @JsonPropertyDescription("Objects that are wanted but not there.")
  public int missing;

  @JsonPropertyDescription("Objects whose state is not known.")
  public int unknown;

  @JsonPropertyDescription("Objects that are not ready.")
  public int notReady;
}
