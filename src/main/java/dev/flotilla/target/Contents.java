package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.bundle.Manifest;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** The Contents on the cluster: made before the first BundleDeployment that names them. */
@ApplicationScoped
class Contents {

  /** Packed bytes that, as base64, stay below the 1.5 MiB that etcd takes in one request. */
  static final int LIMIT = 1_100_000;

  /** A younger Content may belong to a Bundle that is about to write its BundleDeployments. */
  static final Duration SETTLED = Duration.ofMinutes(1);

  @Inject KubernetesClient client;
  @Inject Clock clock;

  /**
   * Makes the Content of a manifest, unless it is there.
   *
   * @throws ContentTooLargeException when its files do not fit into one object
   * @throws KubernetesClientException when it could not be made
   */
  void ensure(Manifest manifest) {
    var content = new Content();
    content.setStatus(null);
    content.getMetadata().setName(manifest.id());
    // An empty one that is not kept tells whether there is one, without sending or getting files.
    if (exists(content)) {
      return;
    }
    content.content = manifest.gzip();
    content.sha256sum = manifest.sha256();
    if (content.content.length > LIMIT) {
      throw new ContentTooLargeException(content.content.length, LIMIT);
    }
    try {
      client.resource(content).create();
    } catch (KubernetesClientException e) {
      requireConflict(e);
    }
  }

  /**
   * Deletes those Contents that no BundleDeployment names any more, and that are not new.
   *
   * @param names the Contents that may have become useless
   * @throws KubernetesClientException when something could not be read or deleted
   */
  void release(Collection<String> names) {
    names.stream().filter(name -> !isNamed(name)).forEach(this::deleteUnlessNew);
  }

  private boolean exists(Content empty) {
    try {
      client.resource(empty).dryRun().create();
      return false;
    } catch (KubernetesClientException e) {
      requireConflict(e);
      return true;
    }
  }

  private boolean isNamed(String name) {
    var first = new ListOptionsBuilder().withLimit(1L).build();
    return !client
        .resources(BundleDeployment.class)
        .inAnyNamespace()
        .withLabel(FleetNames.CONTENT, name)
        .list(first)
        .getItems()
        .isEmpty();
  }

  private void deleteUnlessNew(String name) {
    var content = client.resources(Content.class).withName(name).get();
    if (content == null || content.isMarkedForDeletion()) {
      return;
    }
    var created = Instant.parse(content.getMetadata().getCreationTimestamp());
    if (created.plus(SETTLED).isBefore(clock.instant())) {
      var version = content.getMetadata().getResourceVersion();
      client.resource(content).lockResourceVersion(version).delete();
    }
  }

  private static void requireConflict(KubernetesClientException e) {
    if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
      throw e;
    }
  }
}
