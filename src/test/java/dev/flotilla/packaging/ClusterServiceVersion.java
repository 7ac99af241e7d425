package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes the description of a version for the Operator Lifecycle Manager: the part that people
 * write, completed with what the manifests, definitions and samples say.
 *
 * @see <a href="https://olm.operatorframework.io/docs/concepts/crds/clusterserviceversion/">its
 *     format</a>
 */
record ClusterServiceVersion(Manifests manifests, List<ObjectNode> definitions, OlmRights rights) {

  static final Path BASE = Manifests.FOLDER.resolve("olm/base");

  /** The name of a version's object. */
  static String name(Pom pom) {
    return "flotilla.v" + pom.version();
  }

  /**
   * The whole description.
   *
   * @param replaced the version that is upgraded to this one
   */
  ObjectNode of(Pom pom, Optional<Pom> replaced) {
    var csv = Trees.read(BASE.resolve("flotilla.clusterserviceversion.yaml")).getFirst();
    annotate(csv.withObject("/metadata").put("name", name(pom)).withObject("annotations"), pom);
    var spec = csv.withObject("/spec");
    spec.put("version", pom.version());
    replaced.ifPresent(previous -> spec.put("replaces", name(previous)));
    spec.putArray("icon").addObject().put("base64data", icon()).put("mediatype", "image/svg+xml");
    Trees.each(spec.at("/customresourcedefinitions/owned")).forEach(this::describe);
    install(spec.putObject("install"));
    var image = spec.putArray("relatedImages").addObject();
    image.put("name", "flotilla").put("image", manifests.image());
    return csv;
  }

  private void annotate(ObjectNode annotations, Pom pom) {
    annotations.put("containerImage", manifests.image());
    annotations.put("createdAt", pom.timestamp());
    annotations.put(
        "alm-examples", Trees.JSON.valueToTree(Examples.all()).toPrettyString().stripTrailing());
  }

  /** Completes what people wrote about a kind: its names, and its fields from the schema. */
  private void describe(JsonNode owned) {
    var entry = (ObjectNode) owned;
    var kind = entry.path("kind").asText();
    var definition =
        definitions.stream()
            .filter(one -> one.at("/spec/names/kind").asText().equals(kind))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("kubernetes/crds has no kind " + kind));
    entry.put("name", definition.at("/metadata/name").asText());
    entry.put("version", definition.at("/spec/versions/0/name").asText());
    entry.set(
        "description",
        definition.at("/spec/versions/0/schema/openAPIV3Schema/description").deepCopy());
    entry.set("specDescriptors", Descriptors.of(definition, "spec"));
    entry.set("statusDescriptors", Descriptors.of(definition, "status"));
  }

  private void install(ObjectNode install) {
    install.put("strategy", "deployment");
    var spec = install.putObject("spec");
    spec.set("permissions", rights.permissions());
    spec.set("clusterPermissions", rights.clusterPermissions());
    var deployments = spec.putArray("deployments");
    manifests.all().stream()
        .filter(manifest -> manifest.kind().equals("Deployment"))
        .forEach(
            manifest -> {
              var deployment = deployments.addObject().put("name", manifest.name());
              deployment.set("label", manifest.copy().at("/metadata/labels"));
              deployment.set("spec", manifest.copy().get("spec"));
            });
  }

  private static String icon() {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(BASE.resolve("icon.svg")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
