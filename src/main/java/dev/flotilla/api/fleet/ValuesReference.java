package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A key of a ConfigMap or Secret on the target cluster. */
@ApiObject
@RegisterForReflection
public class ValuesReference {

  @Nullable
  @JsonPropertyDescription("Namespace of the object.")
  public String namespace;

  @Nullable
  @JsonPropertyDescription("Name of the object.")
  public String name;

  @Nullable
  @JsonPropertyDescription("The key; values.yaml when empty.")
  public String key;
}
