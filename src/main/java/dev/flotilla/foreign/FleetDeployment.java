package dev.flotilla.foreign;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;

/**
 * The Deployments of Rancher Fleet's controllers, as its chart makes them: by their name, and the
 * label {@code app} of that name by which they select their pods.
 */
final class FleetDeployment {

  /** What Fleet's chart calls them; its shards come and go with these. */
  static final List<String> NAMES = List.of("fleet-controller", "gitjob");

  private FleetDeployment() {}

  /** Whether it is one of them and is to have pods. */
  static boolean runs(Deployment deployment) {
    var name = deployment.getMetadata().getName();
    var spec = deployment.getSpec();
    return NAMES.contains(name)
        && spec != null
        && (spec.getReplicas() == null || spec.getReplicas() > 0)
        && spec.getSelector() != null
        && spec.getSelector().getMatchLabels() != null
        && name.equals(spec.getSelector().getMatchLabels().get("app"));
  }

  /** {@code Deployment <namespace>/<name>}. */
  static String name(Deployment deployment) {
    var metadata = deployment.getMetadata();
    return "Deployment %s/%s".formatted(metadata.getNamespace(), metadata.getName());
  }

  /** Leaves of a Deployment what {@link #runs} needs. */
  static Deployment pruned(Deployment deployment) {
    deployment.setStatus(null);
    if (deployment.getSpec() != null) {
      deployment.getSpec().setTemplate(null);
    }
    return deployment;
  }
}
