package dev.flotilla.target;

import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.bundle.Names;
import java.util.Map;
import java.util.Objects;

/**
 * What matters about a Cluster when a Bundle looks for its targets.
 *
 * @param namespace the Cluster's namespace
 * @param name the Cluster's name
 * @param labels the Cluster's labels
 * @param annotations the Cluster's annotations
 * @param templateValues what templates know as {@code .ClusterValues}
 * @param paused whether changes are held back from it
 * @param served whether Flotilla deploys to it
 */
record ClusterView(
    String namespace,
    String name,
    Map<String, String> labels,
    Map<String, String> annotations,
    Map<String, Object> templateValues,
    boolean paused,
    boolean served) {

  /** The label with the name that people gave a cluster in Rancher's user interface. */
  static final String DISPLAY_NAME = "management.cattle.io/cluster-display-name";

  static ClusterView of(Cluster cluster) {
    var meta = cluster.getMetadata();
    var values = cluster.getSpec() == null ? null : cluster.getSpec().templateValues;
    return new ClusterView(
        meta.getNamespace(),
        meta.getName(),
        Map.copyOf(Objects.requireNonNullElse(meta.getLabels(), Map.of())),
        Map.copyOf(Objects.requireNonNullElse(meta.getAnnotations(), Map.of())),
        Objects.requireNonNullElse(values, Map.of()),
        cluster.getSpec() != null && Boolean.TRUE.equals(cluster.getSpec().paused),
        LocalCluster.is(cluster));
  }

  /** {@code <namespace>/<name>}, as messages name clusters. */
  String id() {
    return namespace + "/" + name;
  }

  /** The namespace that the cluster's BundleDeployments are in. */
  String deploymentNamespace() {
    return Names.clusterNamespace(namespace, name);
  }

  boolean isCalled(String wanted) {
    return wanted.equals(name) || wanted.equals(labels.get(DISPLAY_NAME));
  }
}
