package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about a {@link Bundle}. */
@ApiObject
@RegisterForReflection
public class BundleStatus {

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription(
      "BundleDeployments of this bundle, counted by state, and some of those that are not ready.")
  public BundleSummary summary;

  @JsonPropertyDescription(
      "How many BundleDeployments were created, not updated, in the last step.")
  public Integer newlyCreated;

  @JsonPropertyDescription("How many clusters are not ready.")
  public int unavailable;

  @JsonPropertyDescription("How many partitions are not ready.")
  public int unavailablePartitions;

  @JsonPropertyDescription("How many clusters may be not ready at a time.")
  public int maxUnavailable;

  @JsonPropertyDescription("How many partitions may be not ready at a time.")
  public int maxUnavailablePartitions;

  @JsonPropertyDescription("State of the partitions of the rollout.")
  public List<PartitionStatus> partitions;

  @JsonPropertyDescription("The same in words, for lists of bundles.")
  public BundleDisplay display;

  @Nullable
  @JsonPropertyDescription("The objects of the bundle; not written any more.")
  public List<ResourceKey> resourceKey;

  @JsonPropertyDescription("Where the contents are kept in an OCI registry.")
  public String ociReference;

  @JsonPropertyDescription("The generation of this object that this status was made from.")
  public long observedGeneration;

  @JsonPropertyDescription("SHA-256 of the files of the bundle, in hexadecimal digits.")
  public String resourcesSha256Sum;
}
