package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a user interface shows of a kind's fields, made from the schema of its definition. */
final class Descriptors {

  private static final Map<String, String> ACRONYMS =
      Map.of("Ca", "CA", "Id", "ID", "Tls", "TLS", "Url", "URL");

  private static final Map<String, String> CONTROLS =
      Map.of(
          "boolean", "urn:alm:descriptor:com.tectonic.ui:booleanSwitch",
          "integer", "urn:alm:descriptor:com.tectonic.ui:number",
          "string", "urn:alm:descriptor:com.tectonic.ui:text");

  private Descriptors() {}

  /** One descriptor for each field directly below {@code spec} or {@code status}. */
  static ArrayNode of(ObjectNode definition, String part) {
    var descriptors = Trees.JSON.createArrayNode();
    fields(definition, part)
        .properties()
        .forEach(field -> descriptors.add(descriptor(part, field.getKey(), field.getValue())));
    return descriptors;
  }

  /** The schemas of the fields directly below {@code spec} or {@code status}. */
  static JsonNode fields(ObjectNode definition, String part) {
    return definition.at(
        "/spec/versions/0/schema/openAPIV3Schema/properties/" + part + "/properties");
  }

  private static ObjectNode descriptor(String part, String path, JsonNode schema) {
    var title = title(path);
    var descriptor = Trees.JSON.createObjectNode();
    descriptor.put("displayName", title);
    descriptor.put("description", schema.path("description").asText(title));
    descriptor.put("path", path);
    var control = control(part, path, schema.path("type").asText());
    if (!control.isEmpty()) {
      descriptor.putArray("x-descriptors").add(control);
    }
    return descriptor;
  }

  private static String control(String part, String path, String type) {
    if (part.equals("spec")) {
      return CONTROLS.getOrDefault(type, "");
    }
    return path.equals("conditions") ? "urn:alm:descriptor:io.kubernetes.conditions" : "";
  }

  /** {@code pollingInterval} as {@code Polling Interval}. */
  static String title(String path) {
    List<String> words = Arrays.asList(path.split("(?<=[a-z])(?=[A-Z])"));
    return words.stream()
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .map(word -> ACRONYMS.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }
}
