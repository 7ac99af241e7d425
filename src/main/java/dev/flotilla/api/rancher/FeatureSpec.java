package dev.flotilla.api.rancher;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What an administrator chose in Rancher. */
@ApiObject
@RegisterForReflection
public class FeatureSpec {

  @JsonPropertyDescription("The choice; null while nobody chose.")
  public Boolean value;
}
