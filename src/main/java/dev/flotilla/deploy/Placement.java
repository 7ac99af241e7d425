package dev.flotilla.deploy;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The namespace of each object.
 *
 * @param defaultNamespace for objects that name none (Fleet: {@code defaultNamespace})
 * @param forcedNamespace for all objects, whatever they name (Fleet: {@code namespace}, a GitRepo's
 *     {@code targetNamespace}); empty = not forced
 */
record Placement(String defaultNamespace, String forcedNamespace) {

  /** The namespace that the bundle is at home in: the forced one, else the default one. */
  String home() {
    return forcedNamespace.isEmpty() ? defaultNamespace : forcedNamespace;
  }

  /**
   * The manifest in its place. An object of an unknown type is taken for a namespaced one; it
   * cannot be applied anyway.
   *
   * @throws RenderException when a cluster-scoped object meets a forced namespace
   */
  Manifest place(Manifest manifest, Scopes scopes) {
    var key = manifest.key();
    if (scopes.of(key.apiVersion(), key.kind()) == Scopes.Scope.CLUSTER) {
      if (!forcedNamespace.isEmpty()) {
        throw new RenderException(
            "%s: %s is cluster-scoped, but the bundle may only have objects in namespace %s"
                .formatted(manifest.origin(), key.in(""), forcedNamespace));
      }
      return at(manifest, "");
    }
    if (!forcedNamespace.isEmpty()) {
      return at(manifest, forcedNamespace);
    }
    return at(manifest, key.namespace().isEmpty() ? defaultNamespace : key.namespace());
  }

  private static Manifest at(Manifest manifest, String namespace) {
    var metadata = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) manifest.content().get("metadata"))
        .forEach((name, value) -> metadata.put((String) name, value));
    if (namespace.isEmpty()) {
      metadata.remove("namespace");
    } else {
      metadata.put("namespace", namespace);
    }
    var content = new LinkedHashMap<>(manifest.content());
    content.put("metadata", metadata);
    return new Manifest(manifest.key().in(namespace), manifest.origin(), content);
  }
}
