package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of a {@link BundleDeployment} in words, for lists. */
@ApiObject
@RegisterForReflection
public class BundleDeploymentDisplay {

  @Nullable
  @JsonPropertyDescription("True when the wanted version is applied, else why not.")
  public String deployed;

  @Nullable
  @JsonPropertyDescription("True when the objects are being watched, else why not.")
  public String monitored;

  @Nullable
  @JsonPropertyDescription("The state, for example Ready or WaitApplied.")
  public String state;
}
