package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One bundle or BundleDeployment that is not ready, and why. */
@ApiObject
@RegisterForReflection
public class NonReadyResource {

  @Nullable
  @JsonPropertyDescription("Its name.")
  public String name;

  @Nullable
  @JsonPropertyDescription("The state it is in.")
  public String bundleState;

  @Nullable
  @JsonPropertyDescription("What is wrong with it.")
  public String message;

  @Nullable
  @JsonPropertyDescription("Its objects that others changed.")
  public List<ModifiedStatus> modifiedStatus;

  @Nullable
  @JsonPropertyDescription("Its objects that are not ready.")
  public List<NonReadyStatus> nonReadyStatus;
}
