package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** What does not count when it is judged whether objects are ready. */
@ApiObject
@RegisterForReflection
public class IgnoreOptions {

  @Nullable
  @JsonPropertyDescription(
      "Conditions (type, status, …) that do not keep an object from being ready.")
  public List<Map<String, String>> conditions;
}
