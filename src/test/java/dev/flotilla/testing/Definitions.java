package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Installs CRDs, so that their kinds can be used at once. */
record Definitions(KubernetesClient client) {

  /** Applies those of a file and returns when they are served. */
  void install(InputStream file) {
    client
        .load(file)
        .items()
        .forEach(
            item -> {
              client.resource(item).forceConflicts().serverSideApply();
              awaitServed(item.getMetadata().getName());
            });
  }

  private void awaitServed(String name) {
    var definition = client.apiextensions().v1().customResourceDefinitions().withName(name);
    Awaitility.await("CRD " + name)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              var there = definition.get();
              return isEstablished(there) && isServed(there);
            });
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  /** What serves the kind learns a moment later that it is established. */
  private boolean isServed(CustomResourceDefinition definition) {
    try {
      client
          .genericKubernetesResources(CustomResourceDefinitionContext.fromCrd(definition))
          .inAnyNamespace()
          .list(new ListOptionsBuilder().withLimit(1L).build());
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }
}
