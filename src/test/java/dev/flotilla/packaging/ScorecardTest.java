package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.api.Crds;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.bundle.Manifest;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What the scorecard of the Operator SDK asks of a bundle, asked of the checked-in one: {@code
 * basic-check-spec}, {@code olm-crds-have-validation}, {@code olm-crds-have-resources}, {@code
 * olm-spec-descriptors}, {@code olm-status-descriptors}.
 */
class ScorecardTest {

  static final List<Class<? extends CustomResource<?, ?>>> KINDS = Crds.KINDS;

  private static final ObjectNode CSV =
      Trees.read(OlmBundle.FOLDER.resolve("manifests/flotilla.clusterserviceversion.yaml"))
          .getFirst();

  private final Map<String, ObjectNode> examples = byKind(examples().stream());

  @Test
  void everyDefinitionIsOwnedAndEveryOwnedKindHasOneExample() {
    var kinds = KINDS.stream().map(Class::getSimpleName).toList();

    assertThat(Manifests.definitions())
        .map(definition -> definition.at("/spec/names/kind").asText())
        .containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(owned().keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(examples())
        .map(example -> example.path("kind").asText())
        .containsExactlyInAnyOrderElementsOf(kinds);
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void theDefinitionHasAValidationForAllFieldsOfTheExample(Class<?> kind) {
    var schema = definition(kind).at("/spec/versions/0/schema/openAPIV3Schema");
    var example = example(kind);
    example.remove(List.of("apiVersion", "kind", "metadata"));

    assertThat(schema.path("properties")).isNotEmpty();
    assertThat(Schemas.unknown(schema, example)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void theKindHasResources(Class<?> kind) {
    assertThat(owned(kind).path("resources"))
        .isNotEmpty()
        .allSatisfy(resource -> assertThat(resource.path("kind").asText()).isNotEmpty());
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void everyFieldOfSpecAndStatusHasADescriptor(Class<?> kind) {
    for (var part : List.of("spec", "status")) {
      var fields = Descriptors.fields(definition(kind), part).properties();

      assertThat(owned(kind).path(part + "Descriptors"))
          .as(part)
          .allSatisfy(one -> assertThat(one.path("description").asText()).isNotEmpty())
          .map(one -> one.path("path").asText())
          .containsExactlyElementsOf(fields.stream().map(Map.Entry::getKey).toList());
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void theExampleIsOneOfOurObjectsWithoutAnUnknownField(Class<?> kind) {
    var strict = Trees.JSON.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    assertThatCode(() -> strict.treeToValue(example(kind), kind)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void theExampleHasASpecWhereItsKindHasOne(Class<?> kind) {
    assertThat(example(kind).has("spec"))
        .isEqualTo(!Descriptors.fields(definition(kind), "spec").isEmpty());
  }

  @Test
  void theExamplesOfContentAndBundleDeploymentAreWhatTheOperatorMakesOfTheBundle()
      throws IOException {
    var bundle = Trees.JSON.convertValue(example(Bundle.class), Bundle.class);
    var content = Trees.JSON.convertValue(example(Content.class), Content.class);
    var deployment =
        Trees.JSON.convertValue(example(BundleDeployment.class), BundleDeployment.class);
    var manifest = Manifest.of(bundle.getSpec().resources);

    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(content.content))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(manifest.json());
    }
    assertThat(content.getMetadata().getName()).isEqualTo(manifest.id());
    assertThat(content.sha256sum).isEqualTo(manifest.sha256());
    assertThat(deployment.getSpec().deploymentID).isEqualTo(manifest.id());
  }

  private static List<ObjectNode> examples() {
    try {
      var text = CSV.at("/metadata/annotations").path("alm-examples").asText();
      return List.of(Trees.JSON.readValue(text, ObjectNode[].class));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, ObjectNode> byKind(Stream<ObjectNode> trees) {
    return trees.collect(Collectors.toMap(tree -> tree.path("kind").asText(), tree -> tree));
  }

  private static Map<String, ObjectNode> owned() {
    return byKind(
        Trees.each(CSV.at("/spec/customresourcedefinitions/owned")).map(ObjectNode.class::cast));
  }

  private static JsonNode owned(Class<?> kind) {
    return owned().get(kind.getSimpleName());
  }

  private ObjectNode example(Class<?> kind) {
    return examples.get(kind.getSimpleName()).deepCopy();
  }

  private static ObjectNode definition(Class<?> kind) {
    return Manifests.definitions().stream()
        .filter(one -> one.at("/spec/names/kind").asText().equals(kind.getSimpleName()))
        .findFirst()
        .orElseThrow();
  }
}
