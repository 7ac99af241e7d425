package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Ids of clusters (namespace/name), sorted by the state that one object is in there. */
@ApiObject
@RegisterForReflection
public class PerClusterState {

  @JsonPropertyDescription("Clusters on which the object is ready.")
  public List<String> ready;

  @JsonPropertyDescription("Clusters on which the object is still to be applied.")
  public List<String> waitApplied;

  @JsonPropertyDescription("Clusters on which the object is held back.")
  public List<String> pending;

  @JsonPropertyDescription("Clusters on which the object is changed by others.")
  public List<String> modified;

  @JsonPropertyDescription("Clusters on which the object is left over.")
  public List<String> orphaned;

  @JsonPropertyDescription("Clusters on which the object is missing.")
  public List<String> missing;

  @JsonPropertyDescription("Clusters on which the object is in an unknown state.")
  public List<String> unknown;

  @JsonPropertyDescription("Clusters on which the object is not ready.")
  public List<String> notReady;
}
