package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.TreeMap;

/** Fleet's labels by which the objects of the chain find each other. */
final class FleetLabels {

  private FleetLabels() {}

  /**
   * The labels of a BundleDeployment: those of its Bundle, by which dependencies may select it, and
   * those that name where it comes from and goes to.
   *
   * @param bundle labels of the Bundle
   */
  static Map<String, String> ofDeployment(
      Map<String, String> bundle,
      String bundleNamespace,
      String bundleName,
      ClusterView cluster,
      String content) {
    var labels = new TreeMap<>(bundle);
    labels.keySet().removeIf(FleetLabels::belongsToTheBundleAlone);
    labels.put(FleetNames.BUNDLE, bundleName);
    labels.put(FleetNames.BUNDLE_NAMESPACE, bundleNamespace);
    labels.put(FleetNames.CLUSTER, cluster.name());
    labels.put(FleetNames.CLUSTER_NAMESPACE, cluster.namespace());
    labels.put(FleetNames.MANAGED, "true");
    labels.put(FleetNames.CONTENT, content);
    return labels;
  }

  /** The Bundle that a BundleDeployment, which has these labels, belongs to. */
  static ResourceID bundleOf(ObjectMeta deployment) {
    return new ResourceID(
        deployment.getLabels().get(FleetNames.BUNDLE),
        deployment.getLabels().get(FleetNames.BUNDLE_NAMESPACE));
  }

  /** The Cluster that a BundleDeployment, which has these labels, goes to. */
  static ResourceID clusterOf(ObjectMeta deployment) {
    return new ResourceID(
        deployment.getLabels().get(FleetNames.CLUSTER),
        deployment.getLabels().get(FleetNames.CLUSTER_NAMESPACE));
  }

  /** Whether a GitRepo made the Bundle. */
  static boolean isOfGitRepo(ObjectMeta bundle) {
    return bundle.getLabels() != null && bundle.getLabels().containsKey(FleetNames.REPO_NAME);
  }

  private static boolean belongsToTheBundleAlone(String key) {
    return key.startsWith("kubectl.kubernetes.io/")
        || key.contains("cattle.io/") && !key.startsWith(FleetNames.PREFIX);
  }
}
