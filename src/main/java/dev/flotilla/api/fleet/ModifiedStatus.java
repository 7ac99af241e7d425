package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One deployed object that is not as it was applied. */
@ApiObject
@RegisterForReflection
public class ModifiedStatus extends ResourceKey {

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
