package dev.flotilla.api.flotilla;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.flotilla.api.ApiObject;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * Where the pods of a Job run and what they may use; the names are those of a pod's specification.
 */
@ApiObject
@RegisterForReflection
public class PodSettings {

  @JsonPropertyDescription("CPU and memory that the container asks for and may use.")
  public ResourceRequirements resources;

  @JsonPropertyDescription("Taints of nodes that the pod tolerates.")
  public List<Toleration> tolerations;

  @JsonPropertyDescription("Labels that a node must have for the pod to run there.")
  public Map<String, String> nodeSelector;

  @JsonPropertyDescription("Nodes and pods that the pod is to be near to or far from.")
  public Affinity affinity;

  @JsonPropertyDescription("Priority class of the pod.")
  public String priorityClassName;

  @JsonPropertyDescription("Secrets of the namespace of the pod for pulling its image.")
  public List<LocalObjectReference> imagePullSecrets;
}
