package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Which tag of an image is the newest: one of the two. */
@ApiObject
@RegisterForReflection
public class ImagePolicy {

  @Nullable
  @JsonPropertyDescription("The highest version.")
  public SemVerPolicy semver;

  @Nullable
  @JsonPropertyDescription("The last or first by its letters.")
  public AlphabeticalPolicy alphabetical;
}
