package dev.flotilla.kubernetes;

import dev.flotilla.api.flotilla.PodSettings;
import io.fabric8.kubernetes.api.model.PodSpec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;

/** Puts the administrator's settings and the operator's own image into the pods of the chain. */
@ApplicationScoped
public class PodShape {

  @Inject OperatorSettings settings;

  /** Changes {@code pod}, whose first container becomes one of the operator's image. */
  public void apply(PodSpec pod, PodSettings wanted) {
    var container = pod.getContainers().getFirst();
    container.setImage(settings.image());
    container.setImagePullPolicy("IfNotPresent");
    if (wanted.resources != null) {
      container.setResources(wanted.resources);
    }
    pod.setTolerations(wanted.tolerations);
    if (wanted.nodeSelector != null) {
      var selector = new HashMap<>(pod.getNodeSelector());
      selector.putAll(wanted.nodeSelector);
      pod.setNodeSelector(selector);
    }
    pod.setAffinity(wanted.affinity);
    pod.setPriorityClassName(wanted.priorityClassName);
    pod.setImagePullSecrets(wanted.imagePullSecrets);
  }
}
