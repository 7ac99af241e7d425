package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Kinds that were just installed. */
final class Definitions {

  private static final int SECONDS = 60;

  private Definitions() {}

  /** Waits until a kind is served, which is a moment after its definition says so. */
  static void awaitServed(KubernetesClient admin, String name) {
    var definition =
        admin
            .apiextensions()
            .v1()
            .customResourceDefinitions()
            .withName(name)
            .waitUntilCondition(Definitions::established, SECONDS, TimeUnit.SECONDS);
    var objects =
        admin.genericKubernetesResources(CustomResourceDefinitionContext.fromCrd(definition));
    Awaitility.await(name)
        .atMost(Duration.ofSeconds(SECONDS))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsMatching(Definitions::isNotThere)
        .until(() -> objects.inAnyNamespace().list() != null);
  }

  private static boolean established(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  private static boolean isNotThere(Throwable failure) {
    return failure instanceof KubernetesClientException e
        && e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
  }
}
