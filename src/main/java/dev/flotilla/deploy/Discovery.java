package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types that the cluster serves. What was found is kept; what was not found is asked for again,
 * since a CustomResourceDefinition may have come.
 */
final class Discovery implements Scopes {

  private final KubernetesClient client;
  private final Map<String, Map<String, ResourceDefinitionContext>> byVersion =
      new ConcurrentHashMap<>();

  Discovery(KubernetesClient client) {
    this.client = client;
  }

  /** How to reach objects of a type; empty when the cluster does not serve it. */
  Optional<ResourceDefinitionContext> find(String apiVersion, String kind) {
    var known = byVersion.getOrDefault(apiVersion, Map.of()).get(kind);
    if (known != null) {
      return Optional.of(known);
    }
    var types = read(apiVersion);
    byVersion.put(apiVersion, types);
    return Optional.ofNullable(types.get(kind));
  }

  /** Likewise, in whatever version of the group the type is served now. */
  Optional<ResourceDefinitionContext> findInAnyVersion(ObjectKey key) {
    return find(key.apiVersion(), key.kind()).or(() -> findInOtherVersion(key));
  }

  /** Forgets a group version, after a definition changed it. */
  void forget(String apiVersion) {
    byVersion.remove(apiVersion);
  }

  @Override
  public Scope of(String apiVersion, String kind) {
    return find(apiVersion, kind)
        .map(type -> type.isNamespaceScoped() ? Scope.NAMESPACED : Scope.CLUSTER)
        .orElse(Scope.UNKNOWN);
  }

  private Optional<ResourceDefinitionContext> findInOtherVersion(ObjectKey key) {
    var group = key.group().isEmpty() ? null : client.getApiGroup(key.group());
    return group == null
        ? Optional.empty()
        : group.getVersions().stream()
            .flatMap(version -> find(version.getGroupVersion(), key.kind()).stream())
            .findFirst();
  }

  /** A failed read is an exception: "not there" needs an answer that says so. */
  private Map<String, ResourceDefinitionContext> read(String apiVersion) {
    var types = new HashMap<String, ResourceDefinitionContext>();
    var list = client.getApiResources(apiVersion);
    if (list != null) {
      list.getResources().stream()
          .filter(Discovery::isMainResource)
          .forEach(
              type ->
                  types.put(
                      type.getKind(), ResourceDefinitionContext.fromApiResource(apiVersion, type)));
    }
    return types;
  }

  private static boolean isMainResource(APIResource type) {
    return !type.getName().contains("/");
  }
}
