package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** How many clusters are updated at a time, and in which order. */
@ApiObject
@RegisterForReflection
public class RolloutStrategy {

  @Nullable
  @JsonPropertyDescription(
      "How many clusters, as number or percentage, may be not ready at a time; 100% when empty.")
  public IntOrString maxUnavailable;

  @Nullable
  @JsonPropertyDescription(
      "How many partitions, as number or percentage, may be not ready at a time; 0 when empty.")
  public IntOrString maxUnavailablePartitions;

  @Nullable
  @JsonPropertyDescription(
      "Size of the partitions that are made when none are given, as number or "
          + "percentage; 25% when empty.")
  public IntOrString autoPartitionSize;

  @Nullable
  @JsonPropertyDescription("From how many clusters on partitions are made; 200 when empty.")
  public Integer autoPartitionThreshold;

  @Nullable
  @JsonPropertyDescription(
      "How many clusters get the bundle for the first time in one step; 50 when empty.")
  public Integer maxNew;

  @Nullable
  @JsonPropertyDescription("The partitions, in the order in which they are updated.")
  public List<RolloutPartition> partitions;
}
