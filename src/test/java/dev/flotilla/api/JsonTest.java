package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleStatus;
import dev.flotilla.api.fleet.ClusterGroupStatus;
import dev.flotilla.api.fleet.ClusterStatus;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoResource;
import dev.flotilla.api.fleet.GitRepoStatus;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects to JSON and back, as the client does it. */
class JsonTest {

  static final List<Class<? extends CustomResource<?, ?>>> KINDS = Crds.KINDS;

  private static final KubernetesSerialization JSON =
      new KubernetesSerialization(new ObjectMapper(), false);

  @ParameterizedTest
  @FieldSource("KINDS")
  void anObjectWithEveryFieldComesBackUnchanged(Class<? extends HasMetadata> kind) {
    var full = SampleObjects.full(Crds.of(kind));

    var written = tree(JSON.convertValue(full, kind));

    assertThat(written).isEqualTo(full);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void nullsAreReadWhereTheyAreAllowed(Class<? extends HasMetadata> kind) {
    var nulls = SampleObjects.withNulls(Crds.of(kind));

    assertThat(JSON.convertValue(nulls, kind).getMetadata().getName()).isIn("sample", "flotilla");
  }

  @Test
  void fieldsOfNewerVersionsDoNotGetInTheWay() {
    var json =
        """
        {"apiVersion": "fleet.cattle.io/v1alpha1", "kind": "GitRepo", "newer": 1,
         "spec": {"repo": "https://example.com/a", "newer": {"a": 1}, "targets": [{"newer": 1}]},
         "status": {"newer": [1], "display": {"state": "Ready", "newer": 1}}}
        """;

    var repo = JSON.unmarshal(json, GitRepo.class);

    assertThat(repo.getSpec().repo).isEqualTo("https://example.com/a");
    assertThat(repo.getStatus().display.state).isEqualTo("Ready");
  }

  @Test
  void countsAreWrittenEvenWhenTheyAreZero() {
    assertThat(JSON.asJson(new GitRepoStatus()))
        .isEqualTo("{\"observedGeneration\":0,\"readyClusters\":0,\"desiredReadyClusters\":0}");
    assertThat(JSON.asJson(new BundleStatus()))
        .isEqualTo(
            "{\"unavailable\":0,\"unavailablePartitions\":0,\"maxUnavailable\":0,"
                + "\"maxUnavailablePartitions\":0,\"observedGeneration\":0}");
    assertThat(JSON.asJson(new ClusterStatus()))
        .isEqualTo(
            "{\"readyGitRepos\":0,\"desiredReadyGitRepos\":0,\"readyHelmOps\":0,"
                + "\"desiredReadyHelmOps\":0}");
    assertThat(JSON.asJson(new ClusterGroupStatus()))
        .isEqualTo("{\"clusterCount\":0,\"nonReadyClusterCount\":0}");
  }

  @Test
  void theStatePerClusterIsWrittenEvenWhenThereIsNone() {
    assertThat(JSON.asJson(new GitRepoResource())).isEqualTo("{\"perClusterState\":null}");
  }

  @Test
  void contentIsBase64() {
    var content = new Content();
    content.content = "hello".getBytes(StandardCharsets.UTF_8);

    assertThat(tree(content).get("content").asText()).isEqualTo("aGVsbG8=");
  }

  @Test
  void helmValuesOfAnyShapeAreKept() {
    var values = "{\"a\":{\"b\":[1,2.5,\"x\",null,true]},\"c\":null}";
    var bundle =
        JSON.unmarshal(
            "{\"apiVersion\":\"fleet.cattle.io/v1alpha1\",\"kind\":\"Bundle\",\"spec\":{\"helm\":{\"values\":"
                + values
                + "}}}",
            Bundle.class);

    assertThat(JSON.asJson(bundle.getSpec().helm.values)).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"spec\":{}}", "{\"spec\":{\"features\":null}}"})
  void whatIsNotSaidAboutFlotillaIsTheDefault(String json) {
    var spec = JSON.unmarshal(json, Flotilla.class).getSpec();

    assertThat(JSON.asJson(spec)).isEqualTo(JSON.asJson(new FlotillaSpec()));
  }

  @Test
  void theDefaultsInJavaAreThoseOfTheSchema() {
    var spec = tree(new FlotillaSpec());
    var properties =
        Crds.of(Flotilla.class)
            .getSpec()
            .getVersions()
            .getFirst()
            .getSchema()
            .getOpenAPIV3Schema()
            .getProperties()
            .get("spec")
            .getProperties();

    for (var part : new String[] {"cleanup", "syncJob"}) {
      var defaults = new ObjectMapper().createObjectNode();
      properties
          .get(part)
          .getProperties()
          .forEach(
              (name, schema) -> {
                if (schema.getDefault() != null) {
                  defaults.set(name, schema.getDefault());
                }
              });
      assertThat(tree(spec).get(part)).isEqualTo(defaults);
    }
  }

  @Test
  void thePluralsAreFleets() {
    assertThat(HasMetadata.getPlural(GitRepo.class)).isEqualTo("gitrepos");
  }

  @Test
  void anExplicitNullIsTheDefault() throws Exception {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();

    assertThat(json.readValue("{\"spec\":null}", dev.flotilla.api.fleet.GitRepo.class).getSpec())
        .isNotNull();
    assertThat(json.readValue("{\"spec\":null}", dev.flotilla.api.fleet.Bundle.class).getSpec())
        .isNotNull();
    var flotilla =
        json.readValue(
            "{\"spec\":{\"cleanup\":{\"schedule\":null,\"batchSize\":null},\"syncJob\":null}}",
            dev.flotilla.api.flotilla.Flotilla.class);
    assertThat(flotilla.getSpec().cleanup.schedule).isEqualTo("@daily");
    assertThat(flotilla.getSpec().cleanup.batchSize).isEqualTo(500);
    assertThat(flotilla.getSpec().syncJob.deadline).isEqualTo("10m");
  }

  private static JsonNode tree(Object object) {
    return JSON.unmarshal(JSON.asJson(object), JsonNode.class);
  }

  @Test
  void aFlotillaThatOnlyNamesTheObjectSaysNothingAboutItsSettings() {
    var onlyNamed = new Flotilla();
    onlyNamed.addFinalizer("flotillas.flotilla.dev/finalizer");
    assertThat(tree(onlyNamed).has("spec")).isFalse();

    var chosen = new Flotilla();
    chosen.getSpec().leftovers.dryRun = true;
    assertThat(tree(chosen).at("/spec/leftovers/dryRun").asBoolean()).isTrue();
  }
}
