package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Drops what nobody asks a watched object for, above all data, templates and field ownership. */
final class Slim {

  private static final Set<String> BULK = Set.of("data", "binaryData", "stringData");
  private static final Set<String> SPEC_BULK =
      Set.of("template", "versions", "containers", "volumes");
  private static final Set<String> ANNOTATIONS = Set.of(Owner.ID, "helm.sh/resource-policy");

  private Slim() {}

  /** The same object, with only what health and ownership are told by. */
  static GenericKubernetesResource slim(GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    metadata.setManagedFields(List.of());
    metadata.setLabels(Map.of());
    var annotations =
        new LinkedHashMap<>(
            Objects.requireNonNullElse(metadata.getAnnotations(), Map.<String, String>of()));
    annotations.keySet().retainAll(ANNOTATIONS);
    metadata.setAnnotations(annotations);
    var fields = new LinkedHashMap<>(object.getAdditionalProperties());
    fields.keySet().removeAll(BULK);
    if (fields.get("spec") instanceof Map<?, ?> spec) {
      var rest = new LinkedHashMap<Object, Object>(spec);
      rest.keySet().removeAll(SPEC_BULK);
      fields.put("spec", rest);
    }
    object.setAdditionalProperties(fields);
    return object;
  }
}
