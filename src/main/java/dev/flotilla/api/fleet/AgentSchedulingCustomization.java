package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Priority and disruption budget of an agent. */
@ApiObject
@RegisterForReflection
public class AgentSchedulingCustomization {

  @JsonPropertyDescription("The priority class of the agent.")
  public AgentPriorityClass priorityClass;

  @JsonPropertyDescription("The disruption budget of the agent.")
  public AgentDisruptionBudget podDisruptionBudget;
}
