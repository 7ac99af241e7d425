package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** What is known about a {@link Cluster}. */
@ApiObject
@RegisterForReflection
public class ClusterStatus {

  @JsonPropertyDescription("What is observed about this object, one entry per type of condition.")
  public List<Condition> conditions;

  @JsonPropertyDescription("The namespace that the BundleDeployments of this cluster are in.")
  public String namespace;

  @JsonPropertyDescription(
      "BundleDeployments of this cluster, counted by state, and some of those that "
          + "are not ready.")
  public BundleSummary summary;

  @JsonPropertyDescription("Deployed objects, counted by state.")
  public ResourceCounts resourceCounts;

  @JsonPropertyDescription("How many GitRepos are ready here.")
  public int readyGitRepos;

  @JsonPropertyDescription("How many GitRepos are to be ready here.")
  public int desiredReadyGitRepos;

  @JsonPropertyDescription("How many HelmOps are ready here.")
  public int readyHelmOps;

  @JsonPropertyDescription("How many HelmOps are to be ready here.")
  public int desiredReadyHelmOps;

  @Nullable
  @JsonPropertyDescription("Hash of the environment variables that the agent was installed with.")
  public String agentEnvVarsHash;

  @Nullable
  @JsonPropertyDescription("The registry that the agent was installed from.")
  public String agentPrivateRepoURL;

  @Nullable
  @JsonPropertyDescription("Whether the agent was installed with the network of its node.")
  public Boolean agentHostNetwork;

  @Nullable
  @JsonPropertyDescription("The redeployAgentGeneration that was served last.")
  public Long agentDeployedGeneration;

  @JsonPropertyDescription("Whether the agent is one that registers by itself.")
  public Boolean agentMigrated;

  @JsonPropertyDescription("Whether the agent was moved to its own namespace.")
  public Boolean agentNamespaceMigrated;

  @JsonPropertyDescription("Whether the agent was moved out of the namespace of older versions.")
  public Boolean cattleNamespaceMigrated;

  @JsonPropertyDescription("Hash of the affinity that the agent was installed with.")
  public String agentAffinityHash;

  @Nullable
  @JsonPropertyDescription("Hash of the resources that the agent was installed with.")
  public String agentResourcesHash;

  @Nullable
  @JsonPropertyDescription("Hash of the tolerations that the agent was installed with.")
  public String agentTolerationsHash;

  @JsonPropertyDescription(
      "Whether the agent is to be installed anew because its settings changed.")
  public Boolean agentConfigChanged;

  @JsonPropertyDescription(
      "Hash of the priority and disruption budget that the agent was installed with.")
  public String agentSchedulingCustomizationHash;

  @Nullable
  @JsonPropertyDescription("The URL that the agent reaches the API server by.")
  public String apiServerURL;

  @Nullable
  @JsonPropertyDescription("Hash of the certificates that the agent trusts.")
  public String apiServerCAHash;

  @Nullable
  @JsonPropertyDescription("How strictly the agent checks certificates: strict or system-store.")
  public String agentTLSMode;

  @JsonPropertyDescription("The same in words, for lists of clusters.")
  public ClusterDisplay display;

  @JsonPropertyDescription("What the agent said last.")
  public AgentStatus agent;

  @JsonPropertyDescription("How often the agent removes what is left over, as a duration.")
  public String garbageCollectionInterval;

  @JsonPropertyDescription("Whether a schedule is about this cluster.")
  public Boolean scheduled;

  @JsonPropertyDescription("Whether that schedule allows changes now.")
  public Boolean activeSchedule;
}
