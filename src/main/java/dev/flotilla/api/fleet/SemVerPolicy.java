package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Tags ordered as versions. */
@ApiObject
@RegisterForReflection
public class SemVerPolicy {

  @Nullable
  @JsonPropertyDescription("The range of versions that count, for example >=1.2.0.")
  public String range;
}
