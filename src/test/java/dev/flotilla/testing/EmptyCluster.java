package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** Makes a cluster forget that Flotilla was ever there, when no operator runs any more. */
public final class EmptyCluster {

  private static final Set<String> GROUPS = Set.of("fleet.cattle.io", "flotilla.dev");

  private EmptyCluster() {}

  /** Removes Flotilla's kinds with their objects, its namespaces, and further ones. */
  public static void make(KubernetesClient admin, String... namespaces) {
    definitions(admin).forEach(definition -> release(admin, definition));
    definitions(admin).forEach(definition -> admin.resource(definition).delete());
    var doomed =
        admin.namespaces().list().getItems().stream()
            .filter(namespace -> isOurs(name(namespace), List.of(namespaces)))
            .toList();
    doomed.forEach(namespace -> admin.resource(namespace).delete());
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                definitions(admin).isEmpty()
                    && doomed.stream().allMatch(one -> admin.resource(one).get() == null));
  }

  private static boolean isOurs(String namespace, List<String> further) {
    return namespace.equals("fleet-local")
        || namespace.startsWith("cluster-fleet-local-")
        || further.contains(namespace);
  }

  private static List<CustomResourceDefinition> definitions(KubernetesClient admin) {
    return admin.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
        .filter(definition -> GROUPS.contains(definition.getSpec().getGroup()))
        .toList();
  }

  /** Takes off the finalizers that nobody serves. */
  private static void release(KubernetesClient admin, CustomResourceDefinition definition) {
    var objects =
        admin.genericKubernetesResources(CustomResourceDefinitionContext.fromCrd(definition));
    for (var object : objects.inAnyNamespace().list().getItems()) {
      if (!object.getFinalizers().isEmpty()) {
        var namespace = object.getMetadata().getNamespace();
        var place = namespace == null ? objects : objects.inNamespace(namespace);
        Edits.change(
            place.withName(name(object)),
            held -> {
              held.getMetadata().setFinalizers(List.of());
              return held;
            });
      }
    }
  }

  private static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }
}
