package dev.flotilla.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.FileKeySelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.ResourceClaim;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Kubernetes' API reference says about its own types, and the classes of the client do not:
 * which fields are required, and which have a default.
 */
final class KubernetesTypes {

  /** What a quantity such as 500m or 1Gi looks like. */
  static final String QUANTITY =
      "^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]"
          + "|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$";

  private static final Map<Class<?>, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry(ConfigMapKeySelector.class, List.of("key")),
          Map.entry(EnvVar.class, List.of("name")),
          Map.entry(FileKeySelector.class, List.of("key", "path", "volumeName")),
          Map.entry(LabelSelectorRequirement.class, List.of("key", "operator")),
          Map.entry(NodeSelector.class, List.of("nodeSelectorTerms")),
          Map.entry(NodeSelectorRequirement.class, List.of("key", "operator")),
          Map.entry(ObjectFieldSelector.class, List.of("fieldPath")),
          Map.entry(PodAffinityTerm.class, List.of("topologyKey")),
          Map.entry(PreferredSchedulingTerm.class, List.of("preference", "weight")),
          Map.entry(ResourceClaim.class, List.of("name")),
          Map.entry(ResourceFieldSelector.class, List.of("resource")),
          Map.entry(SecretKeySelector.class, List.of("key")),
          Map.entry(WeightedPodAffinityTerm.class, List.of("podAffinityTerm", "weight")));

  private static final Set<Class<?>> NAME_IS_EMPTY_BY_DEFAULT =
      Set.of(ConfigMapKeySelector.class, LocalObjectReference.class, SecretKeySelector.class);

  private KubernetesTypes() {}

  static boolean contains(Class<?> type) {
    return type.getName().startsWith("io.fabric8.kubernetes.api.model.");
  }

  static void complete(Class<?> type, JSONSchemaProps schema) {
    if (REQUIRED.containsKey(type)) {
      schema.setRequired(REQUIRED.get(type));
    }
    var json = JsonNodeFactory.instance;
    if (NAME_IS_EMPTY_BY_DEFAULT.contains(type)) {
      schema.getProperties().get("name").setDefault(json.textNode(""));
    }
    if (type == FileKeySelector.class) {
      schema.getProperties().get("optional").setDefault(json.booleanNode(false));
    }
  }
}
