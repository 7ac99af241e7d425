package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An object that a bundle takes over from another one. */
@ApiObject
@RegisterForReflection
public class OverwrittenResource {

  @JsonPropertyDescription("Kind of the object.")
  public String kind;

  @JsonPropertyDescription("Name of the object.")
  public String name;

  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;
}
