package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/**
 * The objects of a cluster, whatever their type, as one account may see them.
 *
 * @param tenant in whose name
 * @param types the types that the cluster serves
 */
record LiveObjects(Tenant tenant, Discovery types) {

  /**
   * The object on the cluster; empty when it is not there, which a successful read has shown (or
   * its type is served in no version).
   */
  Optional<GenericKubernetesResource> read(ObjectKey key) {
    return types.findInAnyVersion(key).map(type -> handle(type, key).get());
  }

  /** A handle on an object, there or not. */
  Resource<GenericKubernetesResource> handle(ResourceDefinitionContext type, ObjectKey key) {
    var all = tenant.client().genericKubernetesResources(type);
    return key.namespace().isEmpty()
        ? all.withName(key.name())
        : all.inNamespace(key.namespace()).withName(key.name());
  }

  /** A handle on an object as it is wanted. */
  Resource<GenericKubernetesResource> handle(ResourceDefinitionContext type, Manifest manifest) {
    var client = tenant.client();
    var object =
        client
            .getKubernetesSerialization()
            .convertValue(manifest.content(), GenericKubernetesResource.class);
    var all = client.genericKubernetesResources(type);
    var namespace = manifest.key().namespace();
    return namespace.isEmpty() ? all.resource(object) : all.inNamespace(namespace).resource(object);
  }
}
