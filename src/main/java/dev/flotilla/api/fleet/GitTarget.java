package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A choice of clusters that a {@link GitRepo} deploys to. All that is given must hold. */
@ApiObject
@RegisterForReflection
public class GitTarget {

  @Nullable
  @JsonPropertyDescription("Name of this choice, for messages only.")
  public String name;

  @Nullable
  @JsonPropertyDescription("Name of one cluster of this namespace.")
  public String clusterName;

  @Nullable
  @JsonPropertyDescription(
      "Chooses clusters by their labels; an empty selector chooses all clusters.")
  public LabelSelector clusterSelector;

  @Nullable
  @JsonPropertyDescription("Name of a cluster group of this namespace.")
  public String clusterGroup;

  @Nullable
  @JsonPropertyDescription("Chooses cluster groups by their labels.")
  public LabelSelector clusterGroupSelector;
}
