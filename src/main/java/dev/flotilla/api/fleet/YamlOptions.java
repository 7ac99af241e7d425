package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** How plain YAML files are overlaid. */
@ApiObject
@RegisterForReflection
public class YamlOptions {

  @Nullable
  @JsonPropertyDescription(
      "Names of directories below overlays/ whose files replace or patch those of the bundle.")
  public List<String> overlays;
}
