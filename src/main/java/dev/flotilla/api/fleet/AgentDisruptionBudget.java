package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The disruption budget of an agent. Only one of the two may be given. */
@ApiObject
@RegisterForReflection
public class AgentDisruptionBudget {

  @JsonPropertyDescription("How many pods, as number or percentage, must stay.")
  public String minAvailable;

  @JsonPropertyDescription("How many pods, as number or percentage, may be gone.")
  public String maxUnavailable;
}
