package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** What a {@link ClusterRegistration} tells about the cluster. */
@ApiObject
@RegisterForReflection
public class ClusterRegistrationSpec {

  @Nullable
  @JsonPropertyDescription("What tells this cluster from all others, for good.")
  public String clientID;

  @Nullable
  @JsonPropertyDescription("A value that is new with each request.")
  public String clientRandom;

  @Nullable
  @JsonPropertyDescription("Labels for the Cluster object.")
  public Map<String, String> clusterLabels;
}
