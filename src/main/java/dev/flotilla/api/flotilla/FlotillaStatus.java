package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.fleet.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about the features and the objects that they consist of, after a live read. */
@ApiObject
@RegisterForReflection
public class FlotillaStatus {

  @JsonPropertyDescription("The generation of this object that this status was made from.")
  public Long observedGeneration;

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription("State of each feature.")
  public List<FeatureStatus> features;

  @JsonPropertyDescription("The objects that the features consist of, and whether they are there.")
  public List<ManagedResource> resources;

  @JsonPropertyDescription("Objects that older versions of Fleet left behind, and what was done.")
  public List<Leftover> leftovers;

  @JsonPropertyDescription("The last run of the clean-up of sync Jobs.")
  public CleanupRun lastCleanup;
}
