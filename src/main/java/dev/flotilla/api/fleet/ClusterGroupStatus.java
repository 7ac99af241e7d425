package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about a {@link ClusterGroup}. */
@ApiObject
@RegisterForReflection
public class ClusterGroupStatus {

  @JsonPropertyDescription("How many clusters it has.")
  public int clusterCount;

  @JsonPropertyDescription("How many of them are not ready.")
  public int nonReadyClusterCount;

  @Nullable
  @JsonPropertyDescription("Names of some clusters that are not ready, ten at most.")
  public List<String> nonReadyClusters;

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription(
      "BundleDeployments of its clusters, counted by state, and some of those that "
          + "are not ready.")
  public BundleSummary summary;

  @JsonPropertyDescription("The same in words, for lists of cluster groups.")
  public ClusterGroupDisplay display;

  @JsonPropertyDescription("Deployed objects, counted by state.")
  public ResourceCounts resourceCounts;
}
