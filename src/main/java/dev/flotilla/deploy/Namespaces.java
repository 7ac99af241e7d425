package dev.flotilla.deploy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Creates the namespaces that objects need and nobody brings. They are in no inventory and stay.
 */
final class Namespaces {

  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final LiveObjects objects;

  Namespaces(LiveObjects objects) {
    this.objects = objects;
  }

  /** Makes sure of the namespaces of these objects, and says what was not possible. */
  List<Problem> create(List<Manifest> manifests) {
    var brought =
        manifests.stream()
            .map(Manifest::key)
            .filter(key -> key.is("Namespace"))
            .map(ObjectKey::name)
            .collect(Collectors.toSet());
    var problems = new ArrayList<Problem>();
    for (var name : needed(manifests)) {
      if (!brought.contains(name)) {
        create(name, problems);
      }
    }
    return problems;
  }

  private static Set<String> needed(List<Manifest> manifests) {
    return manifests.stream()
        .map(manifest -> manifest.key().namespace())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private void create(String name, List<Problem> problems) {
    var key = new ObjectKey("v1", "Namespace", "", name);
    try {
      if (objects.read(key).isPresent()) {
        return;
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() == FORBIDDEN) {
        // An account that may not look may still work in a namespace that is there.
        return;
      }
      problems.add(Problem.of(key, objects.tenant(), e));
      return;
    }
    try {
      var type = objects.types().find("v1", "Namespace").orElseThrow();
      var content =
          Map.<String, Object>of(
              "apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name));
      objects.handle(type, new Manifest(key, "", content)).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != CONFLICT) {
        problems.add(Problem.of(key, objects.tenant(), e));
      }
    }
  }
}
