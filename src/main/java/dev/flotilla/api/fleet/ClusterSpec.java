package dev.flotilla.api.fleet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** How a {@link Cluster} is reached and how its agent runs. */
@ApiObject
@RegisterForReflection
public class ClusterSpec {

  @JsonPropertyDescription("Whether changes are held back from this cluster.")
  public Boolean paused;

  @Nullable
  @JsonPropertyDescription("Who the agent says it is when it registers by itself.")
  public String clientID;

  @Nullable
  @JsonPropertyDescription("Secret with a kubeconfig, when the cluster is reached from here.")
  public String kubeConfigSecret;

  @Nullable
  @JsonPropertyDescription("Namespace of that Secret; the namespace of the cluster when empty.")
  public String kubeConfigSecretNamespace;

  @JsonPropertyDescription("Any change of this number installs the agent anew.")
  public Long redeployAgentGeneration;

  @Nullable
  @JsonPropertyDescription("Environment variables of the agent.")
  public List<EnvVar> agentEnvVars;

  @Nullable
  @JsonPropertyDescription("Namespace that the agent runs in.")
  public String agentNamespace;

  @Nullable
  @JsonPropertyDescription("Registry that the images of the agent are taken from.")
  public String privateRepoURL;

  @Nullable
  @JsonPropertyDescription("Values for templates in bundles, of any shape.")
  public Map<String, Object> templateValues;

  @Nullable
  @JsonPropertyDescription("Taints of nodes that the agent tolerates.")
  public List<Toleration> agentTolerations;

  @Nullable
  @JsonPropertyDescription("Where the agent may or should run.")
  public Affinity agentAffinity;

  @Nullable
  @JsonPropertyDescription("CPU and memory that the agent asks for and may use.")
  public ResourceRequirements agentResources;

  @Nullable
  @JsonPropertyDescription("Whether the agent uses the network of its node.")
  public Boolean hostNetwork;

  @Nullable
  @JsonPropertyDescription("Priority and disruption budget of the agent.")
  public AgentSchedulingCustomization agentSchedulingCustomization;

  @Nullable
  @JsonPropertyDescription("Secrets for pulling the images of the agent.")
  public List<LocalObjectReference> agentPullSecrets;
}
