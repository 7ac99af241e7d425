package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the real Helm makes of the chart. */
class ChartIT {

  private static final String DEPLOYMENT = "Deployment/flotilla";

  @Test
  void helmFindsNothingToComplainAbout() {
    assertThat(Tools.run("helm", "lint", "--strict", chart())).contains("0 chart(s) failed");
  }

  @Test
  void withDefaultValuesItIsWhatKustomizePrintsAndTheSwitch() {
    var expected = KustomizeIT.kustomize("kubernetes");
    expected.remove("Namespace/flotilla-system");
    var theSwitch = Trees.read(Path.of("kubernetes/samples/flotilla.yaml")).getFirst();
    theSwitch.withObject("/metadata/annotations").put("helm.sh/resource-policy", "keep");
    expected.put("Flotilla/flotilla", theSwitch);

    KustomizeIT.assertSame(render(), expected);
  }

  @Test
  void theDefinitionsComeWithIt() {
    assertThat(render("--include-crds"))
        .containsKeys(KustomizeIT.kustomize("kubernetes/crds").keySet().toArray(String[]::new));
  }

  @Test
  void theNamespaceIsTheReleases() {
    var objects = template("elsewhere");

    assertThat(objects.get(DEPLOYMENT).at("/metadata/namespace").asText()).isEqualTo("elsewhere");
    assertThat(objects.get("ClusterRoleBinding/flotilla").at("/subjects/0/namespace").asText())
        .isEqualTo("elsewhere");
    assertThat(objects.toString()).doesNotContain("flotilla-system");
  }

  @Test
  void theImageOfThePodsIsThatOfTheOperator() {
    var container =
        render("--set", "image.repository=registry.example.org:5000/flotilla,image.tag=1.2.3")
            .get(DEPLOYMENT)
            .at("/spec/template/spec/containers/0");

    assertThat(container.path("image").asText())
        .isEqualTo("registry.example.org:5000/flotilla:1.2.3");
    assertThat(Trees.each(container.path("env")))
        .filteredOn(variable -> variable.path("name").asText().equals("FLOTILLA_IMAGE"))
        .singleElement()
        .extracting(variable -> variable.path("value").asText())
        .isEqualTo("registry.example.org:5000/flotilla:1.2.3");
  }

  @Test
  void thePodGoesWhereTheValuesSay() {
    var spec =
        render(
                "--set", "replicas=2",
                "--set", "resources.limits.memory=256Mi",
                "--set", "nodeSelector.disk=ssd",
                "--set", "tolerations[0].key=dedicated,tolerations[0].operator=Exists",
                "--set", "imagePullSecrets[0].name=pull")
            .get(DEPLOYMENT)
            .get("spec");
    var pod = spec.at("/template/spec");

    assertThat(spec.path("replicas").asInt()).isEqualTo(2);
    assertThat(pod.at("/containers/0/resources/limits/memory").asText()).isEqualTo("256Mi");
    assertThat(pod.at("/nodeSelector/disk").asText()).isEqualTo("ssd");
    assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("dedicated");
    assertThat(pod.at("/imagePullSecrets/0/name").asText()).isEqualTo("pull");
  }

  @Test
  void theDeployerHasNoRightsWhenTheyAreSwitchedOff() {
    assertThat(render("--set", "deployer.clusterAdmin=false"))
        .doesNotContainKey("ClusterRoleBinding/flotilla-deployer")
        .containsKey("ServiceAccount/flotilla-deployer");
  }

  @Test
  void theSwitchIsWhatTheValuesSay() {
    var off = "flotilla.spec.features.continuous-delivery=false";

    assertThat(
            render("--set", off)
                .get("Flotilla/flotilla")
                .at("/spec/features/continuous-delivery")
                .toString())
        .isEqualTo("false");
    assertThat(render("--set", "flotilla.create=false")).doesNotContainKey("Flotilla/flotilla");
  }

  @ParameterizedTest
  @CsvSource({
    "image.tga=1,               image",
    "replicas=many,             replicas",
    "flotilla.spec.cleanpu=1,   flotilla",
    "flotilla.spec.cleanup.batchSize=0, batchSize"
  })
  void aValueThatCannotBeRightIsRefused(String value, String named) {
    assertThatThrownBy(() -> render("--set", value))
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(named);
  }

  private static Map<String, ObjectNode> render(String... options) {
    return template("flotilla-system", options);
  }

  private static Map<String, ObjectNode> template(String namespace, String... options) {
    var all = new ArrayList<>(List.of("template", "flotilla", chart(), "--namespace", namespace));
    all.addAll(List.of(options));
    return KustomizeIT.byKey(Trees.parse(Tools.run("helm", all.toArray(String[]::new))));
  }

  private static String chart() {
    return Chart.FOLDER.toString();
  }
}
