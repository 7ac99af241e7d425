package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The component for clusters that are watched, as {@code kubectl kustomize} prints it; {@code
 * MonitoringIT} compares it with the real one.
 */
final class Monitoring {

  static final Path FOLDER = Manifests.FOLDER.resolve("components/monitoring");

  private Monitoring() {}

  /** All objects. */
  static Stream<Manifest> all() {
    return Stream.concat(
        Trees.each(kustomization().path("resources"))
            .map(file -> Trees.read(FOLDER.resolve(file.asText())).getFirst())
            .map(Manifest::new),
        Stream.of(new Manifest(dashboard())));
  }

  /** The groups of alerts. */
  static Stream<JsonNode> groups() {
    return Trees.each(
        Trees.read(FOLDER.resolve("prometheus-rule.yaml")).getFirst().at("/spec/groups"));
  }

  /** The alerts of all groups. */
  static Stream<JsonNode> alerts() {
    return groups().flatMap(group -> Trees.each(group.path("rules")));
  }

  /** The same as a file that Prometheus itself reads. */
  static String rules() {
    return Trees.write(Trees.read(FOLDER.resolve("prometheus-rule.yaml")).getFirst().get("spec"));
  }

  /** What the dashboard shows, without the headings of its rows. */
  static Stream<JsonNode> panels() {
    return Trees.each(Trees.read(FOLDER.resolve("dashboard.json")).getFirst().path("panels"))
        .filter(panel -> !panel.path("type").asText().equals("row"));
  }

  /** All that the dashboard asks for. */
  static Stream<String> queries() {
    return panels()
        .flatMap(panel -> Trees.each(panel.path("targets")))
        .map(target -> target.path("expr").asText());
  }

  private static JsonNode kustomization() {
    return Trees.read(FOLDER.resolve("kustomization.yaml")).getFirst();
  }

  /** The ConfigMap that is made of the dashboard's file. */
  private static ObjectNode dashboard() {
    var described = kustomization().at("/configMapGenerator/0");
    var file = described.at("/files/0").asText().split("=", 2);
    var tree = Trees.JSON.createObjectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
    tree.putObject("metadata")
        .put("name", described.path("name").asText())
        .put("namespace", described.path("namespace").asText())
        .set("labels", described.at("/options/labels").deepCopy());
    tree.putObject("data").put(file[0], Trees.text(FOLDER.resolve(file[1])));
    return tree;
  }
}
