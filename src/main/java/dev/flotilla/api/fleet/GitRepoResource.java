package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Required;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One object that was deployed from a repository, with its state over all clusters. */
@ApiObject
@RegisterForReflection
public class GitRepoResource {

  @Nullable
  @JsonPropertyDescription("API version of the object.")
  public String apiVersion;

  @Nullable
  @JsonPropertyDescription("Kind of the object.")
  public String kind;

  @JsonPropertyDescription(
      "API group and kind in small letters, as Rancher names types: apps.deployment.")
  public String type;

  @Nullable
  @JsonPropertyDescription("Namespace and name, as namespace/name.")
  public String id;

  @Nullable
  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;

  @Nullable
  @JsonPropertyDescription("Name of the object.")
  public String name;

  @JsonPropertyDescription(
      "Whether only a part of the state is listed, because the rest is too long.")
  public Boolean incompleteState;

  @JsonPropertyDescription("The worst state on any cluster.")
  public String state;

  @JsonPropertyDescription("Whether the object is in an error state on some cluster.")
  public Boolean error;

  @JsonPropertyDescription("Whether the object is on its way to another state on some cluster.")
  public Boolean transitioning;

  @Nullable
  @JsonPropertyDescription("What is wrong with the object.")
  public String message;

  @Required
  @Nullable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @JsonPropertyDescription("The clusters that have the object in some state, sorted by state.")
  public PerClusterState perClusterState;
}
