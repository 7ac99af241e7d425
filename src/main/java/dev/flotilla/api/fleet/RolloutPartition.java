package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A part of the clusters that is updated as one step. All that is given must hold. */
@ApiObject
@RegisterForReflection
public class RolloutPartition {

  @Nullable
  @JsonPropertyDescription("Name of the partition.")
  public String name;

  @JsonPropertyDescription(
      "How many clusters of the partition, as number or percentage, may be not ready at a time.")
  public IntOrString maxUnavailable;

  @JsonPropertyDescription("Name of one cluster.")
  public String clusterName;

  @JsonPropertyDescription("Chooses clusters by their labels.")
  public LabelSelector clusterSelector;

  @JsonPropertyDescription("Name of a cluster group.")
  public String clusterGroup;

  @Nullable
  @JsonPropertyDescription("Chooses cluster groups by their labels.")
  public LabelSelector clusterGroupSelector;
}
