package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One deployed object that is not as it was applied. */
@ApiObject
@RegisterForReflection
public class ModifiedStatus {

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

  @JsonPropertyDescription("Whether the object is missing.")
  public Boolean missing;

  @JsonPropertyDescription("Whether the object exists but is not ours.")
  public Boolean exist;

  @JsonPropertyDescription("Whether the object is there but no longer wanted.")
  public Boolean delete;

  @Nullable
  @JsonPropertyDescription("The patch that would make the object what it should be, as JSON.")
  public String patch;
}
