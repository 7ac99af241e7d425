package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A change that is made to both sides before they are compared. */
@ApiObject
@RegisterForReflection
public class PatchOperation {

  @Nullable
  @JsonPropertyDescription("remove leaves out the path, ignore the whole object.")
  public String op;

  @Nullable
  @JsonPropertyDescription("JSON pointer to what is changed.")
  public String path;

  @Nullable
  @JsonPropertyDescription("The new value.")
  public String value;
}
