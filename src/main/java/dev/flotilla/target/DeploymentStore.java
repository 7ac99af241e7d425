package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Writes and finds BundleDeployments on the cluster. Writes are bound to the version that was read,
 * so that a cache that lags never undoes a release: they fail with 409 instead.
 */
@ApplicationScoped
class DeploymentStore {

  /** BundleDeployments that one request reads; more are dealt with in the next round. */
  private static final long PAGE = 500;

  @Inject KubernetesClient client;

  /**
   * Creates or updates, and returns what the API server made of it.
   *
   * @param deployment with the resourceVersion that it was read with; none = it is new
   */
  BundleDeployment write(BundleDeployment deployment) {
    var resource = client.resource(deployment);
    return deployment.getMetadata().getResourceVersion() == null
        ? resource.create()
        : resource.update();
  }

  /** Asks for its removal; it goes when its objects are gone from the cluster. */
  void delete(BundleDeployment deployment) {
    client.resource(deployment).delete();
  }

  /**
   * The BundleDeployments made for a Bundle, from a live read: none if and only if there is none.
   */
  List<BundleDeployment> find(Bundle bundle) {
    if (!FleetNames.fitsLabel(bundle.getMetadata().getName())) {
      return List.of();
    }
    return client
        .resources(BundleDeployment.class)
        .inAnyNamespace()
        .withLabel(FleetNames.BUNDLE, bundle.getMetadata().getName())
        .withLabel(FleetNames.BUNDLE_NAMESPACE, bundle.getMetadata().getNamespace())
        .withLabel(FleetNames.MANAGED, "true")
        .list(new ListOptionsBuilder().withLimit(PAGE).build())
        .getItems();
  }
}
