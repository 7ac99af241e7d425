package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.GoDuration;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How long a {@link ClusterRegistrationToken} is good for. */
@ApiObject
@RegisterForReflection
public class ClusterRegistrationTokenSpec {

  @GoDuration
  @Nullable
  @JsonPropertyDescription("How long it is good for, for example 240h; for ever when empty or 0.")
  public String ttl;
}
