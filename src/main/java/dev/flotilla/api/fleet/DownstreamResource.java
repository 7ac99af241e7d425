package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A Secret or ConfigMap that is copied to the target cluster. */
@ApiObject
@RegisterForReflection
public class DownstreamResource {

  @JsonPropertyDescription("Secret or ConfigMap.")
  public String kind;

  @JsonPropertyDescription("Its name.")
  public String name;
}
