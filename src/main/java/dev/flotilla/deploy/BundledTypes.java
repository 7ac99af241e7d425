package dev.flotilla.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types that the CustomResourceDefinitions of a bundle will bring, before the cluster has them.
 */
final class BundledTypes implements Scopes {

  private final Map<String, Scope> byType = new HashMap<>();
  private final Scopes otherwise;

  /**
   * Reads the definitions of a bundle.
   *
   * @param otherwise asked for types that the bundle does not define
   */
  BundledTypes(List<Manifest> manifests, Scopes otherwise) {
    this.otherwise = otherwise;
    manifests.stream()
        .filter(manifest -> manifest.key().is("CustomResourceDefinition"))
        .map(manifest -> map(manifest.content().get("spec")))
        .forEach(this::define);
  }

  @Override
  public Scope of(String apiVersion, String kind) {
    var own = byType.get(apiVersion + "/" + kind);
    return own == null ? otherwise.of(apiVersion, kind) : own;
  }

  private void define(Map<?, ?> spec) {
    var scope = "Namespaced".equals(spec.get("scope")) ? Scope.NAMESPACED : Scope.CLUSTER;
    if (spec.get("versions") instanceof List<?> versions) {
      for (var version : versions) {
        var apiVersion = spec.get("group") + "/" + map(version).get("name");
        byType.put(apiVersion + "/" + map(spec.get("names")).get("kind"), scope);
      }
    }
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
