package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.status.ConditionSet;
import dev.flotilla.testing.NodeCluster;
import dev.flotilla.testing.NodeTest;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The bundle's own content, and nothing else, is installed on a real node as the Operator Lifecycle
 * Manager does it, in a namespace of another name; then everything that its examples show becomes
 * ready.
 */
@Order(Integer.MAX_VALUE - 2)
class OlmE2E extends NodeTest {

  private static final String NAMESPACE = "operators";
  private static final Set<String> GET_READY =
      Set.of("Flotilla", "GitRepo", "Bundle", "ClusterGroup", "Cluster", "BundleDeployment");

  /** They would refuse the GitRepo of the examples, and so are put where there is none. */
  private static final Set<String> RESTRICT = Set.of("GitRepoRestriction", "Policy");

  /** The switch and the cluster stay, and what the operator made of the Bundle goes with it. */
  private static final Set<String> STAY =
      Set.of("Flotilla", "Cluster", "BundleDeployment", "Content");

  private final OlmInstallation installation = new OlmInstallation(OlmBundle.FOLDER, NAMESPACE);

  @BeforeAll
  void installTheBundle() {
    NodeCluster.uninstall();
    installation.apply(admin);
    admin.resource(rightsToDeploy()).serverSideApply();
  }

  @AfterAll
  void installTheManifestsAgain() {
    admin.resources(Flotilla.class).delete();
    soon().until(() -> flotilla() == null);
    installation.remove(admin);
    admin.resource(rightsToDeploy()).delete();
    soon().until(() -> admin.namespaces().withName(NAMESPACE).get() == null);
    NodeCluster.install();
  }

  @Test
  void everyExampleBecomesReady() throws Exception {
    git.repository("hello")
        .commit("main", Map.of("app/config.yaml", configMapYaml("hello", "olm")));
    var examples = Examples.all();
    namespace("restricted", namespace -> {});
    for (var example : examples) {
      if (kind(example).equals("GitRepo")) {
        example.withObject("/spec").put("repo", git.url("hello"));
      } else if (RESTRICT.contains(kind(example))) {
        example.withObject("/metadata").put("namespace", "restricted");
      }
    }

    examples.forEach(example -> admin.resource(typed(example)).forceConflicts().serverSideApply());

    awaitState(FeatureState.Enabled);
    soon()
        .untilAsserted(
            () ->
                assertThat(examples)
                    .filteredOn(example -> GET_READY.contains(kind(example)))
                    .hasSize(GET_READY.size())
                    .allSatisfy(
                        example ->
                            assertThat(ready(example))
                                .as(kind(example))
                                .hasValueSatisfying(
                                    ready ->
                                        assertThat(ready.status)
                                            .as(ready.message)
                                            .isEqualTo("True"))));
    assertThat(configMap("default", "greeting").getData()).containsEntry("text", "hello");
    assertThat(configMap("default", "hello").getData()).containsEntry("text", "olm");
    assertThat(
            admin
                .batch()
                .v1()
                .cronjobs()
                .inNamespace(NAMESPACE)
                .withName("fleet-cleanup-gitrepo-jobs")
                .get())
        .isNotNull();

    examples.stream()
        .filter(example -> !STAY.contains(kind(example)))
        .forEach(example -> admin.resource(typed(example)).delete());
    soon().until(() -> configMap("default", "greeting") == null);
    soon().until(() -> configMap("default", "hello") == null);
  }

  /** What {@code docs/installing.md} has the administrator do. */
  private static ClusterRoleBinding rightsToDeploy() {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName("flotilla-deployer")
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
        .addNewSubject("", "ServiceAccount", "flotilla-deployer", NAMESPACE)
        .build();
  }

  private Optional<Condition> ready(ObjectNode example) {
    var object = admin.resource(typed(example)).get();
    var conditions =
        Trees.JSON.<JsonNode>valueToTree(object).at("/status/conditions").valueStream();
    return ConditionSet.find(
        conditions.map(one -> Trees.JSON.convertValue(one, Condition.class)).toList(), "Ready");
  }

  private static String kind(ObjectNode example) {
    return example.path("kind").asText();
  }

  private static GenericKubernetesResource typed(ObjectNode tree) {
    return Trees.JSON.convertValue(tree, GenericKubernetesResource.class);
  }
}
