package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How kustomize is run. */
@ApiObject
@RegisterForReflection
public class KustomizeOptions {

  @Nullable
  @JsonPropertyDescription("Directory of the kustomization.yaml, relative to the bundle.")
  public String dir;
}
