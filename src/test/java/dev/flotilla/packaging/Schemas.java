package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares trees with schemas and with each other. */
final class Schemas {

  private Schemas() {}

  /** The paths of fields that the schema does not know. */
  static List<String> unknown(JsonNode schema, JsonNode object) {
    return unknown("", schema, object).toList();
  }

  /** The paths at which a tree lacks what another one has; quantities as they are written. */
  static List<String> lacking(JsonNode whole, JsonNode part) {
    return lacking("", whole, part).toList();
  }

  private static Stream<String> lacking(String path, JsonNode whole, JsonNode part) {
    if (part.isObject()) {
      return part.properties().stream()
          .flatMap(
              field ->
                  lacking(
                      path + "/" + field.getKey(), whole.path(field.getKey()), field.getValue()));
    }
    if (part.isArray() && part.size() == whole.size()) {
      return IntStream.range(0, part.size())
          .boxed()
          .flatMap(i -> lacking(path + "/" + i, whole.get(i), part.get(i)));
    }
    return same(whole, part) ? Stream.of() : Stream.of(path + ": " + whole);
  }

  /** An int is the same as a long or a double of its value: which it is depends on the reader. */
  private static boolean same(JsonNode one, JsonNode other) {
    return one.isNumber() && other.isNumber()
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }

  private static Stream<String> unknown(String path, JsonNode schema, JsonNode value) {
    if (schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      return Stream.of();
    }
    if (value.isArray()) {
      return IntStream.range(0, value.size())
          .boxed()
          .flatMap(i -> unknown(path + "/" + i, schema.path("items"), value.get(i)));
    }
    return value.properties().stream()
        .flatMap(field -> unknownField(path + "/" + field.getKey(), schema, field));
  }

  private static Stream<String> unknownField(
      String path, JsonNode schema, Map.Entry<String, JsonNode> field) {
    var known = schema.path("properties").path(field.getKey());
    if (known.isMissingNode()) {
      known = schema.path("additionalProperties");
    }
    return known.isMissingNode() ? Stream.of(path) : unknown(path, known, field.getValue());
  }
}
