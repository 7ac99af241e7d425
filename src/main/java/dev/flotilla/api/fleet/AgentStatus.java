package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the agent of a cluster said last. */
@ApiObject
@RegisterForReflection
public class AgentStatus {

  @Nullable
  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When it was heard of last (RFC 3339).")
  public String lastSeen;

  @Nullable
  @JsonPropertyDescription("The namespace that it runs in.")
  public String namespace;
}
