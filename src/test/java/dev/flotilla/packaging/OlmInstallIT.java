package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.Rights;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the bundle alone installs on a real API server, in a namespace of another name than that of
 * the manifests.
 */
@ExtendWith(LocalCluster.class)
class OlmInstallIT {

  private static final String NAMESPACE = "operators";
  private static final OlmInstallation INSTALLATION =
      new OlmInstallation(OlmBundle.FOLDER, NAMESPACE);

  private final KubernetesClient admin = LocalCluster.client();

  @BeforeAll
  static void install() {
    INSTALLATION.apply(LocalCluster.client());
  }

  @AfterAll
  static void remove() {
    INSTALLATION.remove(LocalCluster.client());
  }

  @Test
  void theDeploymentIsThatOfTheManifests() {
    var installed = admin.apps().deployments().inNamespace(NAMESPACE).withName("flotilla").get();
    var manifest = Manifests.read().get("Deployment/flotilla").tree();

    ObjectNode spec = Trees.JSON.valueToTree(installed.getSpec());
    assertThat(Schemas.lacking(spec, manifest.get("spec"))).isEmpty();
  }

  @Test
  void theAccountsMayDoWhatTheManifestsGiveThem() {
    installManifests();

    // The API server learns of bindings a moment after they were written.
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(rules("flotilla", NAMESPACE))
                    .isNotEmpty()
                    .isEqualTo(rules("flotilla", system())));
    // Its binding to cluster-admin is one that the administrator makes.
    assertThat(rules("flotilla-deployer", NAMESPACE)).isEmpty();
  }

  @Test
  void theRolesThatTheOperatorBindsAreThere() {
    assertThat(List.of("flotilla-sync", "flotilla-cleanup"))
        .allSatisfy(
            name ->
                assertThat(admin.rbac().clusterRoles().withName(name).get().getRules())
                    .isNotEmpty());
  }

  @Test
  void everyExampleIsAcceptedWithoutAnUnknownField() {
    var namespace = new NamespaceBuilder().withNewMetadata().withName("examples").endMetadata();
    admin.resource(namespace.build()).serverSideApply();

    assertThat(Examples.all())
        .allSatisfy(
            example -> {
              var placed = example.deepCopy();
              if (placed.path("metadata").has("namespace")) {
                placed.withObject("/metadata").put("namespace", "examples");
              }
              Acceptance.accepted(admin, placed);
            });
  }

  private void installManifests() {
    Manifests.read().all().stream()
        .filter(manifest -> !List.of("Deployment", "Service").contains(manifest.kind()))
        .map(manifest -> Trees.JSON.convertValue(manifest.tree(), GenericKubernetesResource.class))
        .forEach(object -> admin.resource(object).forceConflicts().serverSideApply());
  }

  private static String system() {
    return Manifests.read().namespace();
  }

  /** What an account may do in its own namespace. */
  private static Set<String> rules(String account, String namespace) {
    return new Rights(namespace, account).in(namespace);
  }
}
