package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is known about the use of a {@link Content}. */
@ApiObject
@RegisterForReflection
public class ContentStatus {

  @JsonPropertyDescription(
      "How many BundleDeployments use this content; at zero it may be deleted.")
  public Integer referenceCount;
}
