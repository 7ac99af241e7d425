package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of a {@link GitRepo} in words, for lists. */
@ApiObject
@RegisterForReflection
public class GitRepoDisplay {

  @JsonPropertyDescription("Ready ones and all BundleDeployments, as n/m.")
  public String readyBundleDeployments;

  @JsonPropertyDescription(
      "The worst state of the bundles, or GitUpdating while a sync is under way.")
  public String state;

  @JsonPropertyDescription("What is wrong, in one sentence.")
  public String message;

  @JsonPropertyDescription("Whether there is something wrong.")
  public Boolean error;
}
