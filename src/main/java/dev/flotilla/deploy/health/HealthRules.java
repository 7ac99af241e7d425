package dev.flotilla.deploy.health;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The health of any object: what kstatus defines for all kinds (deletion, observed generation,
 * Reconciling, Stalled), then the rule of its kind, else its conditions Ready and Available. A kind
 * without a status is fine as soon as it exists.
 */
public final class HealthRules {

  private static final Map<String, HealthRule> BY_KIND =
      Map.ofEntries(
          Map.entry("apps/Deployment", new DeploymentHealth()),
          Map.entry("apps/StatefulSet", new StatefulSetHealth()),
          Map.entry("apps/DaemonSet", new DaemonSetHealth()),
          Map.entry("apps/ReplicaSet", new ReplicaSetHealth()),
          Map.entry("batch/Job", new JobHealth()),
          Map.entry("/Pod", new PodHealth()),
          Map.entry("/PersistentVolumeClaim", new PersistentVolumeClaimHealth()),
          Map.entry("/Service", new ServiceHealth()),
          Map.entry("/Namespace", new NamespaceHealth()),
          Map.entry("apiextensions.k8s.io/CustomResourceDefinition", new DefinitionHealth()),
          Map.entry("apiregistration.k8s.io/APIService", new ApiServiceHealth()));

  private HealthRules() {}

  /**
   * The health of an object that was read from the cluster.
   *
   * @param ignored conditions that do not count (Fleet: {@code ignore.conditions})
   */
  public static Health of(GenericKubernetesResource object, List<Map<String, String>> ignored) {
    var subject = new Subject(object, ignored);
    if (object.getMetadata().getDeletionTimestamp() != null) {
      return new Health(Health.State.TERMINATING, "is being deleted");
    }
    var general = general(subject);
    return general.isCurrent() ? rule(object).of(subject) : general;
  }

  private static Health general(Subject subject) {
    var generation = subject.object().getMetadata().getGeneration();
    var observed = subject.number(-1, "status", "observedGeneration");
    if (observed >= 0 && generation != null && observed < generation) {
      return Health.inProgress(
          "generation %d is not observed yet, only %d".formatted(generation, observed));
    }
    var stalled = subject.condition("Stalled").filter(Subject.Observation::isTrue);
    if (stalled.isPresent()) {
      return Health.failed(stalled.get().why());
    }
    return subject
        .condition("Reconciling")
        .filter(Subject.Observation::isTrue)
        .map(condition -> Health.inProgress(condition.why()))
        .orElse(Health.CURRENT);
  }

  private static HealthRule rule(GenericKubernetesResource object) {
    var version = Objects.requireNonNullElse(object.getApiVersion(), "");
    var slash = version.indexOf('/');
    var group = slash < 0 ? "" : version.substring(0, slash);
    return BY_KIND.getOrDefault(group + "/" + object.getKind(), HealthRules::byConditions);
  }

  private static Health byConditions(Subject subject) {
    return subject
        .condition("Ready")
        .or(() -> subject.condition("Available"))
        .filter(condition -> !condition.isTrue())
        .map(condition -> Health.inProgress(condition.why()))
        .orElse(Health.CURRENT);
  }
}
