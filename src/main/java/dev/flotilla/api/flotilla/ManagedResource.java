package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One object that a feature consists of, as a live read saw it. */
@ApiObject
@RegisterForReflection
public class ManagedResource {

  @JsonPropertyDescription("API version of the object.")
  public String apiVersion;

  @JsonPropertyDescription("Kind of the object.")
  public String kind;

  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;

  @JsonPropertyDescription("Name of the object.")
  public String name;

  @JsonPropertyDescription("Whether the object is there.")
  public ManagedResourceState state;

  @JsonPropertyDescription(
      "What is in the way, or how many objects are meant when no name is given.")
  public String message;
}
