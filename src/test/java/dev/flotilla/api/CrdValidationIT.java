package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a real API server takes the checked-in CRDs, and what it accepts and refuses by them. */
@ExtendWith(LocalCluster.class)
class CrdValidationIT {

  static final List<Class<? extends CustomResource<?, ?>>> KINDS = Crds.KINDS;

  private final KubernetesClient client = LocalCluster.client();

  @ParameterizedTest
  @FieldSource("KINDS")
  void theSchemaIsStructural(Class<? extends CustomResource<?, ?>> kind) {
    assertThat(definitionOf(kind).get().getStatus().getConditions())
        .noneMatch(
            condition ->
                condition.getType().equals("NonStructuralSchema")
                    && condition.getStatus().equals("True"));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void anObjectWithEveryFieldIsAcceptedAndNothingIsDropped(
      Class<? extends CustomResource<?, ?>> kind) {
    var wanted = SampleObjects.full(Crds.of(kind));

    assertThat(store(wanted)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void nullsAreAcceptedWhereFleetAcceptsThem(Class<? extends CustomResource<?, ?>> kind) {
    var wanted = SampleObjects.withNulls(Crds.of(kind));

    assertThat(store(wanted)).isEqualTo(wanted);
  }

  @Test
  void thereIsOnlyOneFlotilla() {
    assertThatThrownBy(() -> dryRun("other", "{}"))
        .hasMessageContaining("there is only one Flotilla object, and it is called flotilla");
  }

  @Test
  void anUnknownFeatureIsRefused() {
    assertThatThrownBy(() -> dryRun("flotilla", "{features: {continuous-delivry: false}}"))
        .hasMessageContaining("spec.features")
        .hasMessageContaining("unknown feature; the only one is continuous-delivery");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "null"})
  void continuousDeliveryMayBeOnOffOrNotChosen(String value) {
    var spec = "{features: {continuous-delivery: " + value + "}}";

    var features = dryRun("flotilla", spec).getSpec().features;

    assertThat(features).hasSize(1);
    assertThat(String.valueOf(features.get("continuous-delivery"))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "1w", "-1h", "1", "h", ""})
  void aDurationThatGoDoesNotKnowIsRefused(String duration) {
    assertThatThrownBy(() -> dryRun("flotilla", "{syncJob: {deadline: \"" + duration + "\"}}"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec.syncJob.deadline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "500ms"})
  void aDeadlineOfLessThanASecondIsRefused(String deadline) {
    assertThatThrownBy(() -> dryRun("flotilla", "{syncJob: {deadline: \"" + deadline + "\"}}"))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("must be at least 1s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "1h30m", "1.5h", "250ms"})
  void aDurationThatGoKnowsIsAccepted(String duration) {
    assertThat(
            dryRun("flotilla", "{cleanup: {keepFailed: \"" + duration + "\"}}")
                .getSpec()
                .cleanup
                .keepFailed)
        .isEqualTo(duration);
  }

  @Test
  void aWrongDurationIsNamed() {
    assertThatThrownBy(() -> dryRun("flotilla", "{cleanup: {keepFailed: 1d}}"))
        .hasMessageContaining("\"1d\" is not a duration such as 15s, 1m30s or 2h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec: {}                                   | spec.repo: Required value",
        "spec: {repo: ''}                           | spec.repo",
        "spec: {repo: null}                         | spec.repo",
        "spec: {repo: a, pollingInterval: 1d}       | \"1d\" is not a duration",
        "spec: {repo: a, paths: src}                | spec.paths",
        "spec: {repo: a, caBundle: '-----BEGIN'}    | spec.caBundle"
      })
  void aGitRepoThatCannotBeRightIsRefused(String spec, String message) {
    var yaml = "apiVersion: fleet.cattle.io/v1alpha1\nkind: GitRepo\nmetadata: {name: a}\n" + spec;
    var repo = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);

    assertThatThrownBy(() -> client.resource(repo).inNamespace("default").dryRun().create())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5001})
  void aBatchSizeOutOfBoundsIsRefused(int size) {
    assertThatThrownBy(() -> dryRun("flotilla", "{cleanup: {batchSize: " + size + "}}"))
        .hasMessageContaining("spec.cleanup.batchSize");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{cleanup: null, syncJob: null}", "{cleanup: {schedule: null}}"})
  void whatIsNotChosenIsFilledInByTheServer(String spec) {
    var filled = dryRun("flotilla", spec).getSpec();

    assertThat(filled.cleanup.schedule).isEqualTo("@daily");
    assertThat(filled.cleanup.keepFailed).isEqualTo("24h");
    assertThat(filled.cleanup.keepSucceeded).isEqualTo("0s");
    assertThat(filled.cleanup.batchSize).isEqualTo(500);
    assertThat(filled.syncJob.deadline).isEqualTo("10m");
  }

  private Flotilla dryRun(String name, String spec) {
    var yaml = "apiVersion: flotilla.dev/v1alpha1\nkind: Flotilla\nmetadata: {name: %s}\nspec: %s";
    var flotilla =
        client
            .getKubernetesSerialization()
            .unmarshal(yaml.formatted(name, spec), GenericKubernetesResource.class);
    var stored = client.resource(flotilla).dryRun().create();
    return client.getKubernetesSerialization().convertValue(stored, Flotilla.class);
  }

  /** Creates an object, writes its status, deletes it, and gives what the server kept of it. */
  private ObjectNode store(ObjectNode wanted) {
    var json = client.getKubernetesSerialization();
    var object = json.convertValue(wanted, GenericKubernetesResource.class);
    var resource = client.resource(object).inNamespace("default");
    var created = resource.create();
    try {
      object.getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());
      var stored =
          object.getKind().equals("Policy") // which has no status to write
              ? created
              : client.resource(object).inNamespace("default").updateStatus();
      var kept = json.convertValue(stored, ObjectNode.class);
      kept.putObject("metadata").put("name", created.getMetadata().getName());
      return kept;
    } finally {
      resource.delete();
    }
  }

  private Resource<CustomResourceDefinition> definitionOf(
      Class<? extends CustomResource<?, ?>> kind) {
    return client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(CustomResource.getCRDName(kind));
  }
}
