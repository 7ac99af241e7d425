package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The priority class of an agent. */
@ApiObject
@RegisterForReflection
public class AgentPriorityClass {

  @JsonPropertyDescription("The priority; the higher, the sooner it is scheduled.")
  public Integer value;

  @JsonPropertyDescription(
      "Whether pods of lower priority are removed for it: Never or PreemptLowerPriority.")
  public String preemptionPolicy;
}
