package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** What is known about a {@link HelmOp}. */
@ApiObject
@RegisterForReflection
public class HelmOpStatus {

  @JsonPropertyDescription("The smallest number of ready clusters over all bundles.")
  public int readyClusters;

  @JsonPropertyDescription("How many clusters are to be ready.")
  public int desiredReadyClusters;

  @JsonPropertyDescription(
      "Its BundleDeployments, counted by state, and some of those that are not ready.")
  public BundleSummary summary;

  @JsonPropertyDescription("The same in words, for lists of HelmOps.")
  public GitRepoDisplay display;

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription("The objects that were deployed, sorted by type and id.")
  public List<GitRepoResource> resources;

  @JsonPropertyDescription("Deployed objects, counted by state.")
  public ResourceCounts resourceCounts;

  @JsonPropertyDescription("Deployed objects, counted by state, for each cluster.")
  public Map<String, ResourceCounts> perClusterResourceCounts;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When the Helm repository was looked at last (RFC 3339).")
  public String lastPollingTriggered;

  @JsonPropertyDescription("The version of the chart that is deployed.")
  public String version;
}
