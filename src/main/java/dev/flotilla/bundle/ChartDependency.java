package dev.flotilla.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One entry of {@code dependencies} in a {@code Chart.yaml} or {@code requirements.yaml}.
 *
 * @param name the chart's name
 * @param version a range of versions; in a lock file an exact one
 * @param repository where it is; empty when it is in {@code charts/}
 * @param json all fields as Helm writes them, for the digest of a lock file
 */
record ChartDependency(String name, String version, String repository, ObjectNode json) {

  /** In the order of Helm's type; each but the third is left out when it is empty. */
  private static final List<String> FIELDS =
      List.of(
          "name",
          "version",
          "repository",
          "condition",
          "tags",
          "enabled",
          "import-values",
          "alias");

  private static final List<String> ALWAYS = List.of("name", "repository");
  private static final ObjectMapper JSON = new ObjectMapper();

  static ChartDependency of(Map<?, ?> entry) {
    var json = JSON.createObjectNode();
    for (var field : FIELDS) {
      var value = JSON.valueToTree(entry.get(field));
      var isEmpty =
          value.isNull()
              || value.isTextual() && value.textValue().isEmpty()
              || value.isContainerNode() && value.isEmpty()
              || value.isBoolean() && !value.booleanValue();
      if (!isEmpty) {
        json.set(field, value);
      } else if (ALWAYS.contains(field)) {
        json.put(field, "");
      }
    }
    return new ChartDependency(
        json.path("name").asText(),
        json.path("version").asText(""),
        json.path("repository").asText(),
        json);
  }

  /** The name that it has in the chart; empty when it is its own. */
  String alias() {
    return json.path("alias").asText("");
  }

  /** What a lock file says of it. */
  ChartDependency locked(String exactVersion) {
    return of(Map.of("name", name, "version", exactVersion, "repository", repository));
  }
}
