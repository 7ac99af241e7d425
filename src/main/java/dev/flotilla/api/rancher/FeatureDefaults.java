package dev.flotilla.api.rancher;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Rancher itself says of one of its feature flags: its {@code status}. */
@ApiObject
@RegisterForReflection
public class FeatureDefaults {

  @JsonProperty("default")
  @JsonPropertyDescription("What holds while nobody chose.")
  public Boolean byDefault;

  @JsonPropertyDescription("What holds whatever was chosen; null = nothing is locked.")
  public Boolean lockedValue;
}
