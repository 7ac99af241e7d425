package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleResource;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What belongs to users: a Bundle, what it becomes, and the object that it deploys. */
public record UserObjects(KubernetesClient admin) {

  private static final String LOCAL = "fleet-local";
  private static final String NAME = "users-own";

  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: users-own, namespace: default}
      data: {text: hello}
      """;

  /** Makes the Bundle by hand and waits until its object is deployed and that is written down. */
  public static UserObjects deploy(KubernetesClient admin) {
    var objects = make(admin);
    objects.awaitReady();
    return objects;
  }

  /** Makes the Bundle by hand. */
  public static UserObjects make(KubernetesClient admin) {
    var bundle = new Bundle();
    bundle.getMetadata().setNamespace(LOCAL);
    bundle.getMetadata().setName(NAME);
    bundle.setSpec(new BundleSpec());
    bundle.getSpec().resources = List.of(resource());
    bundle.getSpec().targets = List.of(localCluster());
    bundle.setStatus(null);
    admin.resource(bundle).create();
    return new UserObjects(admin);
  }

  /** Waits until the object is deployed and that is written down. */
  public void awaitReady() {
    await(() -> assertThat(isReady()).isTrue());
    // The Bundle is ready before the last word of its BundleDeployment is written.
    Settled.answer(
        Awaitility.await().atMost(Duration.ofSeconds(60)), Duration.ofSeconds(2), this::versions);
  }

  /** Uid and version of each by its kind; one that is missing is missing here. */
  public Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    Stream.of(bundle(), deployment(), configMap())
        .filter(object -> object != null)
        .forEach(
            object ->
                versions.put(
                    object.getKind(),
                    object.getMetadata().getUid()
                        + " "
                        + object.getMetadata().getResourceVersion()));
    return versions;
  }

  /** Whether the object that the Bundle deploys is there. */
  public boolean isDeployed() {
    return configMap() != null;
  }

  /** Removes the Bundle and waits until all of it is gone. */
  public void remove() {
    admin.resource(bundle()).delete();
    await(() -> assertThat(versions()).isEmpty());
  }

  private boolean isReady() {
    var bundle = (Bundle) bundle();
    return bundle.getStatus() != null
        && bundle.getStatus().summary != null
        && bundle.getStatus().summary.ready == 1;
  }

  private HasMetadata bundle() {
    return admin.resources(Bundle.class).inNamespace(LOCAL).withName(NAME).get();
  }

  /** The conditions of the BundleDeployment; none while there is none. */
  public List<Condition> conditions() {
    return Optional.ofNullable(deployment())
        .map(deployment -> deployment.getStatus())
        .map(status -> status.conditions)
        .orElse(List.of());
  }

  private BundleDeployment deployment() {
    return admin
        .resources(BundleDeployment.class)
        .inAnyNamespace()
        .withLabel("fleet.cattle.io/bundle-name", NAME)
        .list()
        .getItems()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private HasMetadata configMap() {
    return admin.resources(ConfigMap.class).inNamespace("default").withName(NAME).get();
  }

  private static BundleResource resource() {
    var resource = new BundleResource();
    resource.name = "config.yaml";
    resource.content = CONFIG_MAP;
    return resource;
  }

  private static BundleTarget localCluster() {
    var target = new BundleTarget();
    target.clusterName = "local";
    return target;
  }

  private static void await(org.awaitility.core.ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(assertion);
  }
}
