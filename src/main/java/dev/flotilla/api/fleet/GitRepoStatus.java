package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import dev.flotilla.api.SchemaDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What is known about a {@link GitRepo}: Fleet's fields, and Flotilla's memory of sync attempts.
 */
@ApiObject
@RegisterForReflection
public class GitRepoStatus {

  @JsonPropertyDescription("The forceSyncGeneration that was served last.")
  public Long updateGeneration;

  @JsonPropertyDescription("The generation of this object that this status was made from.")
  public long observedGeneration;

  @JsonPropertyDescription("The commit that the bundles were made from last.")
  public String commit;

  @JsonPropertyDescription("The commit that polling saw last.")
  public String pollingCommit;

  @JsonPropertyDescription("The commit that a webhook announced last.")
  public String webhookCommit;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When a webhook came last (RFC 3339).")
  public String lastWebhookTime;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When the repository was polled last (RFC 3339).")
  public String lastPollingTriggered;

  @SchemaDetail(format = "date-time")
  @JsonPropertyDescription("When an image scan committed last (RFC 3339).")
  public String lastSyncedImageScanTime;

  @JsonPropertyDescription("State of the sync Job, for example InProgress, Current or Failed.")
  public String gitJobStatus;

  @JsonPropertyDescription("Memory of the last attempts to sync; a field of Flotilla's own.")
  public GitRepoSync sync;

  @JsonPropertyDescription("The smallest number of ready clusters over all bundles.")
  public int readyClusters;

  @JsonPropertyDescription("How many clusters are to be ready.")
  public int desiredReadyClusters;

  @JsonPropertyDescription(
      "BundleDeployments of this repository, counted by state, and some of those "
          + "that are not ready.")
  public BundleSummary summary;

  @JsonPropertyDescription("The same in words, for lists of GitRepos.")
  public GitRepoDisplay display;

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription(
      "The objects that were deployed from this repository, sorted by type and id.")
  public List<GitRepoResource> resources;

  @JsonPropertyDescription("Deployed objects, counted by state.")
  public ResourceCounts resourceCounts;

  @JsonPropertyDescription("Deployed objects, counted by state, for each cluster.")
  public Map<String, ResourceCounts> perClusterResourceCounts;
}
