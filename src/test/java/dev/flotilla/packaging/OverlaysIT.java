package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.Tools;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the overlays and the chart install, and whether a real API server takes it. */
@ExtendWith(LocalCluster.class)
class OverlaysIT {

  private static final String DEPLOYMENT = "Deployment/flotilla";
  private static final Set<String> POLICIES =
      Set.of("NetworkPolicy/flotilla-deny-ingress", "NetworkPolicy/flotilla-operator");

  private final KubernetesClient admin = LocalCluster.client();
  private final Map<String, ObjectNode> base = KustomizeIT.kustomize("kubernetes");

  @ParameterizedTest
  @ValueSource(strings = {"small", "high-availability"})
  void anOverlayHasAllOfTheBaseAndNetworkPolicies(String name) {
    var overlay = overlay(name);

    assertThat(overlay.keySet()).containsAll(base.keySet()).containsAll(POLICIES);
    assertThat(base)
        .allSatisfy(
            (key, object) -> {
              if (!key.equals(DEPLOYMENT)) {
                assertThat(overlay.get(key)).isEqualTo(object);
              }
            });
  }

  @Test
  void thePolicyLetsInToEveryPortOfTheOperatorAndToNoOther() {
    var policy = overlay("small").get("NetworkPolicy/flotilla-operator");

    assertThat(policy.at("/spec/ingress").findValuesAsText("port"))
        .containsExactlyInAnyOrderElementsOf(
            base.get(DEPLOYMENT)
                .at("/spec/template/spec/containers/0/ports")
                .findValuesAsText("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "high-availability"})
  void theApiServerTakesAnOverlay(String name) {
    accepted(overlay(name));
  }

  @Test
  void theApiServerTakesTheChartWithEveryValueSet() {
    var chart =
        Tools.run(
            "helm",
            "template",
            "flotilla",
            Chart.FOLDER.toString(),
            "--namespace",
            "flotilla-system",
            "--set",
            "replicas=2,nodeSelector.disk=ssd,imagePullSecrets[0].name=pull",
            "--set",
            "tolerations[0].key=dedicated,tolerations[0].operator=Exists",
            "--set-json",
            "affinity={\"nodeAffinity\":{}}",
            "--set",
            "flotilla.spec.cleanup.keepFailed=48h");

    accepted(KustomizeIT.byKey(Trees.parse(chart)));
  }

  @Test
  void withHighAvailabilityThereAreTwoOperatorsOnDifferentMachines() {
    var overlay = overlay("high-availability");
    var spec = overlay.get(DEPLOYMENT).get("spec");

    assertThat(spec.path("replicas").asInt()).isEqualTo(2);
    assertThat(spec.at("/template/spec/affinity/podAntiAffinity").findValue("matchLabels"))
        .isEqualTo(spec.at("/selector/matchLabels"));
    assertThat(overlay.get("PodDisruptionBudget/flotilla").at("/spec/selector/matchLabels"))
        .isEqualTo(spec.at("/selector/matchLabels"));
  }

  @Test
  void theSmallOneAsksForLessAndIsLimitedAsTheBase() {
    var resources = "/spec/template/spec/containers/0/resources";
    var small = overlay("small").get(DEPLOYMENT).at(resources);

    assertThat(small.path("limits")).isEqualTo(base.get(DEPLOYMENT).at(resources + "/limits"));
    assertThat(small.path("requests"))
        .isNotEqualTo(base.get(DEPLOYMENT).at(resources + "/requests"));
  }

  private void accepted(Map<String, ObjectNode> objects) {
    var namespace = new NamespaceBuilder().withNewMetadata().withName("flotilla-system");
    admin.resource(namespace.endMetadata().build()).serverSideApply();

    assertThat(objects.values())
        .isNotEmpty()
        .allSatisfy(object -> Acceptance.accepted(admin, object));
  }

  private static Map<String, ObjectNode> overlay(String name) {
    return KustomizeIT.kustomize("kubernetes/overlays/" + name);
  }
}
