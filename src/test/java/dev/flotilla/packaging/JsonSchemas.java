package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON Schemas (draft 7) made from the schemas of definitions, which are a dialect of it. */
final class JsonSchemas {

  private static final List<String> KEPT =
      List.of(
          "description",
          "enum",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "pattern",
          "required");

  private JsonSchemas() {}

  /**
   * The same rules, without the server's own ones (CEL) and defaults. Fields that are not named are
   * refused, so that a misspelt one is seen before anything is installed.
   */
  static ObjectNode of(JsonNode schema) {
    var made = Trees.JSON.createObjectNode();
    types(schema, made);
    KEPT.stream().filter(schema::has).forEach(key -> made.set(key, schema.get(key).deepCopy()));
    if (schema.has("items")) {
      made.set("items", of(schema.get("items")));
    }
    if (schema.has("additionalProperties")) {
      made.set("additionalProperties", of(schema.get("additionalProperties")));
    } else if (schema.has("properties")) {
      made.put("additionalProperties", false);
    }
    if (schema.has("properties")) {
      var properties = made.putObject("properties");
      schema
          .get("properties")
          .properties()
          .forEach(property -> properties.set(property.getKey(), of(property.getValue())));
    }
    return made;
  }

  private static void types(JsonNode schema, ObjectNode made) {
    var types = made.putArray("type");
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      types.add("integer").add("string");
    } else {
      types.add(schema.path("type").asText());
    }
    if (schema.path("nullable").asBoolean()) {
      types.add("null");
    }
  }
}
