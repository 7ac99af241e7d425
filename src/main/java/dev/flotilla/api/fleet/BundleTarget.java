package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A choice of clusters, with the options that differ there. All that is given must hold. */
@ApiObject
@RegisterForReflection
public class BundleTarget extends BundleDeploymentOptions {

  @JsonPropertyDescription("Name of this choice; made from its position when empty.")
  public String name;

  @Nullable
  @JsonPropertyDescription("Name of one cluster.")
  public String clusterName;

  @Nullable
  @JsonPropertyDescription(
      "Chooses clusters by their labels; an empty selector chooses all clusters.")
  public LabelSelector clusterSelector;

  @Nullable
  @JsonPropertyDescription("Name of a cluster group.")
  public String clusterGroup;

  @Nullable
  @JsonPropertyDescription("Chooses cluster groups by their labels.")
  public LabelSelector clusterGroupSelector;

  @JsonPropertyDescription("Whether matching clusters get nothing.")
  public Boolean doNotDeploy;
}
