package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What became of a {@link ClusterRegistration}. */
@ApiObject
@RegisterForReflection
public class ClusterRegistrationStatus {

  @Nullable
  @JsonPropertyDescription("Name of the Cluster object.")
  public String clusterName;

  @JsonPropertyDescription("Whether the cluster may take its credentials.")
  public Boolean granted;

  @JsonPropertyDescription(
      "What is observed about this object, one entry per type of condition; a field of Flotilla's own.")
  public List<Condition> conditions;
}
