package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tags ordered by letters. */
@ApiObject
@RegisterForReflection
public class AlphabeticalPolicy {

  @Nullable
  @JsonPropertyDescription("asc or desc.")
  public String order;
}
