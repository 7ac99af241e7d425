package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** State of one partition of a rollout. */
@ApiObject
@RegisterForReflection
public class PartitionStatus {

  @Nullable
  @JsonPropertyDescription("Name of the partition.")
  public String name;

  @JsonPropertyDescription("How many clusters it has.")
  public Integer count;

  @JsonPropertyDescription("How many of them may be not ready at a time.")
  public Integer maxUnavailable;

  @JsonPropertyDescription("How many of them are not ready.")
  public Integer unavailable;

  @JsonPropertyDescription(
      "BundleDeployments of the partition, counted by state, and some of those that "
          + "are not ready.")
  public BundleSummary summary;
}
