package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One deployed object that is not ready. */
@ApiObject
@RegisterForReflection
public class NonReadyStatus extends ResourceKey {

  @Nullable
  @JsonPropertyDescription("Uid of the object.")
  public String uid;

  @JsonPropertyDescription("What is wrong with it.")
  public NonReadySummary summary;
}
