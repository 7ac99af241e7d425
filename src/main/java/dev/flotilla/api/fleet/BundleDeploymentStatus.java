package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about a {@link BundleDeployment} on its cluster. */
@ApiObject
@RegisterForReflection
public class BundleDeploymentStatus {

  @Nullable
  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @Nullable
  @JsonPropertyDescription("Id of the version that was applied last.")
  public String appliedDeploymentID;

  @Nullable
  @JsonPropertyDescription("The release, as namespace/name:version.")
  public String release;

  @JsonPropertyDescription("Whether all objects are ready.")
  public Boolean ready;

  @JsonPropertyDescription("Whether all objects are as they were applied.")
  public Boolean nonModified;

  @Nullable
  @JsonPropertyDescription("Some of the objects that are not ready, ten at most.")
  public List<NonReadyStatus> nonReadyStatus;

  @Nullable
  @JsonPropertyDescription("Some of the objects that others changed, ten at most.")
  public List<ModifiedStatus> modifiedStatus;

  @JsonPropertyDescription("Whether only a part of the objects is listed.")
  public Boolean incompleteState;

  @Nullable
  @JsonPropertyDescription("The same in words, for lists.")
  public BundleDeploymentDisplay display;

  @Nullable
  @JsonPropertyDescription("The forceSyncGeneration that was served last.")
  public Long syncGeneration;

  @Nullable
  @JsonPropertyDescription("The objects that were applied.")
  public List<BundleDeploymentResource> resources;

  @JsonPropertyDescription("Deployed objects, counted by state.")
  public ResourceCounts resourceCounts;

  @JsonPropertyDescription("The downstreamResourcesGeneration that was served last.")
  public Long downstreamResourcesGeneration;
}
