package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One directory of a repository that is a bundle, when bundles are named one by one. */
@ApiObject
@RegisterForReflection
public class GitBundlePath {

  @JsonPropertyDescription("Directory of the bundle, relative to the root of the repository.")
  public String base;

  @Nullable
  @JsonPropertyDescription(
      "File with the options of the bundle (a fleet.yaml by any name), relative to "
          + "the directory.")
  public String options;
}
