package dev.flotilla.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page about one kind, made from its definition: a table for each object in it. What is
 * Kubernetes' own, which has no descriptions there, is left to the documentation of Kubernetes.
 */
final class CrdReference {

  private static final String MADE =
      "<!-- Made from kubernetes/crds by CrdDocsTest; -Ddocs.update=true writes it anew. -->\n";

  private final JsonNode definition;
  private final List<String> tables = new ArrayList<>();
  private final List<String> undescribed = new ArrayList<>();

  CrdReference(JsonNode definition) {
    this.definition = definition;
    describe("", version().at("/schema/openAPIV3Schema"));
  }

  String kind() {
    return definition.at("/spec/names/kind").asText();
  }

  /** The name of its page. */
  String file() {
    return definition.at("/spec/names/singular").asText() + ".md";
  }

  /** What it is, in a sentence or two. */
  String description() {
    return version().at("/schema/openAPIV3Schema/description").asText();
  }

  /** Fields that the page names and cannot explain. */
  List<String> undescribed() {
    return undescribed;
  }

  String page() {
    return """
        %s
        # %s

        %s

        `apiVersion: %s/%s`, `kind: %s`, %s. `kubectl get %s` shows %s.

        %s"""
        .formatted(
            MADE,
            kind(),
            description(),
            definition.at("/spec/group").asText(),
            version().path("name").asText(),
            kind(),
            definition.at("/spec/scope").asText().equals("Cluster")
                ? "for the whole cluster"
                : "in a namespace",
            definition.at("/spec/names/plural").asText(),
            columns(),
            String.join("\n", tables));
  }

  private JsonNode version() {
    return definition.at("/spec/versions/0");
  }

  private String columns() {
    var names = new ArrayList<String>();
    version()
        .path("additionalPrinterColumns")
        .forEach(column -> names.add("`" + column.path("name").asText() + "`"));
    return names.isEmpty() ? "the name" : String.join(", ", names);
  }

  private void describe(String path, JsonNode object) {
    var table =
        new StringBuilder(
            "## %s\n\n| field | type | default | meaning |\n|---|---|---|---|\n"
                .formatted(path.isEmpty() ? "The object" : path));
    var nested = new ArrayList<Map.Entry<String, JsonNode>>();
    var required = new ArrayList<String>();
    object.path("required").forEach(name -> required.add(name.asText()));
    object
        .path("properties")
        .properties()
        .forEach(
            field -> {
              var name = field.getKey();
              var below = (path.isEmpty() ? "" : path + ".") + name + suffix(field.getValue());
              var inner = inner(field.getValue());
              var link = isOurs(inner);
              if (link) {
                nested.add(Map.entry(below, inner));
              }
              if (field.getValue().path("description").asText().isEmpty()) {
                undescribed.add(kind() + " " + path + "." + name);
              }
              table.append(
                  "| `%s`%s | %s | %s | %s |\n"
                      .formatted(
                          name,
                          required.contains(name) ? " (needed)" : "",
                          link
                              ? "[%s](#%s)".formatted(type(field.getValue()), anchor(below))
                              : type(field.getValue()),
                          byDefault(field.getValue()),
                          cell(meaning(field.getValue()))));
            });
    tables.add(table.toString());
    nested.forEach(entry -> describe(entry.getKey(), entry.getValue()));
  }

  private static String suffix(JsonNode field) {
    return field.has("items") ? "[]" : field.path("additionalProperties").isObject() ? ".*" : "";
  }

  private static JsonNode inner(JsonNode field) {
    if (field.has("items")) {
      return inner(field.get("items"));
    }
    var values = field.path("additionalProperties");
    return values.isObject() ? inner(values) : field;
  }

  private static boolean isObject(JsonNode schema) {
    return schema.path("properties").size() > 0;
  }

  private static boolean isOurs(JsonNode schema) {
    return isObject(schema)
        && schema.path("properties").valueStream().allMatch(field -> field.has("description"));
  }

  private static String type(JsonNode field) {
    if (field.has("items")) {
      return "list of " + type(field.get("items"));
    }
    if (field.path("additionalProperties").isObject()) {
      return "mapping of " + type(field.get("additionalProperties"));
    }
    if (field.path("x-kubernetes-int-or-string").asBoolean()) {
      return "number or text";
    }
    return switch (field.path("type").asText()) {
      case "boolean" -> "flag";
      case "integer", "number" -> "number";
      case "string" -> field.path("format").asText().equals("date-time") ? "time" : "text";
      case "object" ->
          isOurs(field) ? "object" : isObject(field) ? "object of Kubernetes" : "anything";
      default -> "anything";
    };
  }

  private static String byDefault(JsonNode field) {
    var value = field.path("default");
    return value.isMissingNode()
        ? ""
        : value.isContainerNode() ? "below" : "`" + value.asText() + "`";
  }

  private static String meaning(JsonNode field) {
    var values = new ArrayList<String>();
    field.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
    var limits = new StringBuilder(field.path("description").asText());
    if (!values.isEmpty()) {
      limits.append(" One of ").append(String.join(", ", values)).append('.');
    }
    if (field.has("minimum")) {
      limits.append(" At least ").append(field.get("minimum").asText()).append('.');
    }
    if (field.has("maximum")) {
      limits.append(" At most ").append(field.get("maximum").asText()).append('.');
    }
    return limits.toString();
  }

  private static String cell(String text) {
    return text.replace("\n", " ").replace("|", "\\|").replace("<", "\\<");
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
