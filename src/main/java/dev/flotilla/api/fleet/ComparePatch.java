package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** An object, and what of it is left out when it is compared with what was applied. */
@ApiObject
@RegisterForReflection
public class ComparePatch {

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
  @JsonPropertyDescription("Name of the object, or a regular expression for it.")
  public String name;

  @Nullable
  @JsonPropertyDescription("Changes made to both sides before they are compared.")
  public List<PatchOperation> operations;

  @Nullable
  @JsonPropertyDescription("JSON pointers to fields that are not compared.")
  public List<String> jsonPointers;
}
