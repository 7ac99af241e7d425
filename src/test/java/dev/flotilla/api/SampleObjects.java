package dev.flotilla.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;

/** Objects made from a schema: one that uses every field, and one with every null it allows. */
final class SampleObjects {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final boolean nulls;

  private SampleObjects(boolean nulls) {
    this.nulls = nulls;
  }

  /** An object with a value in every field. */
  static ObjectNode full(CustomResourceDefinition crd) {
    return new SampleObjects(false).root(crd);
  }

  /** An object with null in every field that may be null, and a value in the others. */
  static ObjectNode withNulls(CustomResourceDefinition crd) {
    return new SampleObjects(true).root(crd);
  }

  private ObjectNode root(CustomResourceDefinition crd) {
    var version = crd.getSpec().getVersions().getFirst();
    var names = crd.getSpec().getNames();
    var root = (ObjectNode) value(version.getSchema().getOpenAPIV3Schema());
    root.put("apiVersion", crd.getSpec().getGroup() + "/" + version.getName());
    root.put("kind", names.getKind());
    var name = names.getKind().equals("Flotilla") ? "flotilla" : "sample";
    root.putObject("metadata").put("name", name);
    return root;
  }

  private JsonNode value(JSONSchemaProps schema) {
    if (nulls && Boolean.TRUE.equals(schema.getNullable())) {
      return JSON.nullNode();
    }
    if (Boolean.TRUE.equals(schema.getXKubernetesIntOrString())) {
      return JSON.textNode("25");
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      return schema.getEnum().getFirst();
    }
    return switch (schema.getType()) {
      case "boolean" -> JSON.booleanNode(true);
      case "integer" -> JSON.numberNode(7);
      case "array" -> JSON.arrayNode().add(value(schema.getItems().getSchema()));
      case "object" -> object(schema);
      default -> text(schema);
    };
  }

  private ObjectNode object(JSONSchemaProps schema) {
    var object = JSON.objectNode();
    if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
      object.putArray("any").add(1).add("shape").addNull();
    }
    if (schema.getAdditionalProperties() != null) {
      // A key that is good everywhere: as label, as resource and as feature.
      object.set("continuous-delivery", value(schema.getAdditionalProperties().getSchema()));
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, property) -> object.set(name, value(property)));
    }
    return object;
  }

  private static JsonNode text(JSONSchemaProps schema) {
    if ("date-time".equals(schema.getFormat())) {
      return JSON.textNode("2026-01-02T03:04:05Z");
    }
    if ("byte".equals(schema.getFormat())) {
      return JSON.textNode("aGVsbG8=");
    }
    var rules = schema.getXKubernetesValidations();
    if (rules == null || rules.isEmpty()) {
      return JSON.textNode("text");
    }
    // Where there is a default it keeps the rules; else they are about durations, or as lenient.
    return schema.getDefault() == null ? JSON.textNode("1m30s") : schema.getDefault();
  }
}
