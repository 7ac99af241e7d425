package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterGroupSpec;
import dev.flotilla.api.fleet.ClusterSpec;
import dev.flotilla.bundle.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.util.Map;

/** The cluster that the operator itself runs in, and what Fleet has for it from the start. */
@ApplicationScoped
public class LocalCluster {

  /** Fleet's namespace for it. */
  public static final String NAMESPACE = "fleet-local";

  /** Fleet's name for it. */
  public static final String NAME = "local";

  /** The group that a GitRepo without targets goes to. */
  public static final String DEFAULT_GROUP = "default";

  private static final Map<String, String> NAME_LABEL = Map.of("name", NAME);

  @Inject KubernetesClient client;

  /** Whether a Cluster stands for the one that the operator runs in, the only one served yet. */
  static boolean is(Cluster cluster) {
    var meta = cluster.getMetadata();
    var secret = cluster.getSpec() == null ? null : cluster.getSpec().kubeConfigSecret;
    return NAMESPACE.equals(meta.getNamespace())
        && NAME.equals(meta.getName())
        && (secret == null || secret.isEmpty());
  }

  /**
   * Makes what is missing: the namespaces, the Cluster and the ClusterGroup. What is there stays as
   * it is. May be called again at any time.
   *
   * @throws KubernetesClientException when something could not be made; a later call goes on
   */
  public void ensure() {
    create(new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build());
    create(cluster());
    create(group());
    ensureNamespace();
  }

  /** Makes the namespace of the cluster's BundleDeployments, unless it is there. */
  void ensureNamespace() {
    create(
        new NamespaceBuilder()
            .withNewMetadata()
            .withName(Names.clusterNamespace(NAMESPACE, NAME))
            .withLabels(Map.of(FleetNames.MANAGED, "true"))
            .withAnnotations(
                Map.of(FleetNames.CLUSTER, NAME, FleetNames.CLUSTER_NAMESPACE, NAMESPACE))
            .endMetadata()
            .build());
  }

  private static Cluster cluster() {
    var cluster = new Cluster();
    cluster.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(NAMESPACE)
            .withName(NAME)
            .withLabels(NAME_LABEL)
            .addToLabels(ClusterView.DISPLAY_NAME, NAME)
            .build());
    cluster.setSpec(new ClusterSpec());
    cluster.setStatus(null);
    return cluster;
  }

  private static ClusterGroup group() {
    var group = new ClusterGroup();
    group.setMetadata(
        new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(DEFAULT_GROUP).build());
    group.setSpec(new ClusterGroupSpec());
    group.getSpec().selector = new LabelSelectorBuilder().withMatchLabels(NAME_LABEL).build();
    group.setStatus(null);
    return group;
  }

  private void create(HasMetadata object) {
    if (client.resource(object).get() != null) {
      return;
    }
    try {
      client.resource(object).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
