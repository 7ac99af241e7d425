package dev.flotilla.target.template;

import java.util.Map;
import java.util.TreeMap;

/**
 * What templates may know about a cluster.
 *
 * @param namespace the Cluster's namespace
 * @param name the Cluster's name
 * @param labels all labels of the Cluster
 * @param annotations all annotations of the Cluster
 * @param values {@code spec.templateValues} of the Cluster
 */
public record ClusterFacts(
    String namespace,
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, Object> values) {

  private static final String KUBECTL = "kubectl.kubernetes.io/";
  private static final String RANCHER = "cattle.io/";

  /** The labels without those that kubectl and Rancher write for themselves. */
  Map<String, String> visibleLabels() {
    var visible = visible(labels);
    labels.forEach(
        (key, value) -> {
          if (key.startsWith("fleet.cattle.io/") || key.startsWith("management.cattle.io/")) {
            visible.put(key, value);
          }
        });
    return visible;
  }

  /** The dot of the templates. */
  Map<String, Object> context() {
    return Map.of(
        "ClusterNamespace", namespace,
        "ClusterName", name,
        "ClusterLabels", visibleLabels(),
        "ClusterAnnotations", visible(annotations),
        "ClusterValues", values);
  }

  private static Map<String, String> visible(Map<String, String> all) {
    var visible = new TreeMap<>(all);
    visible.keySet().removeIf(key -> key.startsWith(KUBECTL) || key.contains(RANCHER));
    return visible;
  }
}
