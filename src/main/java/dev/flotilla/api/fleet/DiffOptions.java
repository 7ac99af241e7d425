package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** Differences that do not count as drift. */
@ApiObject
@RegisterForReflection
public class DiffOptions {

  @Nullable
  @JsonPropertyDescription("Objects, and what of them is left out when they are compared.")
  public List<ComparePatch> comparePatches;
}
