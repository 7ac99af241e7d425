package dev.flotilla.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the controllers of Bundles and clusters; nobody deploys what they make. */
@ExtendWith(LocalCluster.class)
abstract class BundlesTest {

  /** That of the local cluster's BundleDeployments. */
  static final String NAMESPACE = "cluster-fleet-local-local-1a3d67d0a899";

  static KubernetesClient client;
  static Controllers controllers;

  @BeforeAll
  static void start() {
    client = LocalCluster.client();
    controllers = new Controllers(client, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    controllers.close();
  }

  @AfterEach
  void removeBundles() {
    client.resources(Bundle.class).inNamespace("fleet-local").delete();
    release();
    eventually(
        () ->
            assertThat(client.resources(Bundle.class).inAnyNamespace().list().getItems())
                .isEmpty());
  }

  /** Frees what a test may hold, so that Bundles can go. */
  void release() {}

  static Resource<Bundle> theBundle(String name) {
    return client.resources(Bundle.class).inNamespace("fleet-local").withName(name);
  }

  static Resource<BundleDeployment> deployment(String name) {
    return client.resources(BundleDeployment.class).inNamespace(NAMESPACE).withName(name);
  }

  static Condition ready(String name) {
    var status = theBundle(name).get().getStatus();
    assertThat(status).as("status of " + name).isNotNull();
    assertThat(status.conditions).isNotNull();
    return status.conditions.stream()
        .filter(condition -> condition.type.equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  static void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(assertion);
  }
}
