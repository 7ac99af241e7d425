package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Names one object. */
@ApiObject
@RegisterForReflection
public class ResourceKey {

  @Nullable
  @JsonPropertyDescription("API version of the object.")
  public String apiVersion;

  @Nullable
  @JsonPropertyDescription("Kind of the object.")
  public String kind;

  @Nullable
  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;

  @Nullable
  @JsonPropertyDescription("Name of the object.")
  public String name;
}
