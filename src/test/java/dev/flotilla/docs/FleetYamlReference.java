package dev.flotilla.docs;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.bundle.FleetYamlFields;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a fleet.yaml, from the types that it is read into. */
final class FleetYamlReference {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Class<?>, String> tables = new LinkedHashMap<>();
  private final ObjectNode definitions = JSON.createObjectNode();

  /** One table for each object, the file itself first. */
  String tables() {
    describe(FleetYamlFields.class);
    return String.join("\n", tables.values());
  }

  /** A schema (draft 2020-12) for editors. */
  String schema() {
    var schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "fleet.yaml");
    schema.setAll(object(FleetYamlFields.class));
    definitions.set("labelSelector", selector());
    schema.set("$defs", definitions);
    return schema.toPrettyString() + "\n";
  }

  private void describe(Class<?> type) {
    tables.put(type, "");
    var table =
        new StringBuilder("### " + title(type) + "\n\n| field | type | meaning |\n|---|---|---|\n");
    for (var field : fields(type)) {
      table.append(
          "| `%s` | %s | %s |\n"
              .formatted(field.getName(), typeName(field.getGenericType()), description(field)));
    }
    tables.put(type, table.toString());
    for (var field : fields(type)) {
      var nested = nested(field.getGenericType());
      if (isObject(nested) && !tables.containsKey(nested)) {
        describe((Class<?>) nested);
      }
    }
  }

  private static String title(Class<?> type) {
    return type == FleetYamlFields.class ? "The file" : type.getSimpleName();
  }

  private static String typeName(Type type) {
    if (type instanceof ParameterizedType generic) {
      var item = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? "list of " + typeName(item)
          : item == Object.class ? "mapping of anything" : "mapping of " + typeName(item);
    }
    if (isObject(type)) {
      var name = ((Class<?>) type).getSimpleName();
      return "[%s](#%s)".formatted(name, name.toLowerCase(java.util.Locale.ROOT));
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "Boolean" -> "flag";
      case "Integer", "Long" -> "number";
      case "IntOrString" -> "number or percentage";
      case "LabelSelector" -> "selector";
      case "byte[]" -> "base64";
      default -> "text";
    };
  }

  private ObjectNode schema(Type type) {
    var node = JSON.createObjectNode();
    if (type instanceof ParameterizedType generic) {
      var item = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType() == List.class) {
        return nullable(node, "array").set("items", schema(item));
      }
      nullable(node, "object");
      return item == Object.class ? node : node.set("additionalProperties", schema(item));
    }
    if (type == LabelSelector.class) {
      return node.put("$ref", "#/$defs/labelSelector");
    }
    if (isObject(type)) {
      var name = ((Class<?>) type).getSimpleName();
      if (!definitions.has(name)) {
        definitions.putObject(name);
        definitions.set(name, object((Class<?>) type));
      }
      return node.put("$ref", "#/$defs/" + name);
    }
    if (type == IntOrString.class) {
      node.putArray("type").add("integer").add("string").add("null");
      return node;
    }
    return nullable(
        node,
        type == Boolean.class
            ? "boolean"
            : Number.class.isAssignableFrom((Class<?>) type) ? "integer" : "string");
  }

  private ObjectNode object(Class<?> type) {
    var node = nullable(JSON.createObjectNode(), "object").put("additionalProperties", false);
    var properties = node.putObject("properties");
    for (var field : fields(type)) {
      var schema = schema(field.getGenericType());
      properties.set(field.getName(), schema.put("description", description(field)));
    }
    return node;
  }

  private static ObjectNode selector() {
    var node = nullable(JSON.createObjectNode(), "object").put("additionalProperties", false);
    var properties = node.putObject("properties");
    nullable(properties.putObject("matchLabels"), "object")
        .putObject("additionalProperties")
        .putArray("type")
        .add("string")
        .add("null");
    var items = nullable(properties.putObject("matchExpressions"), "array").putObject("items");
    items.put("type", "object").put("additionalProperties", false);
    var expression = items.putObject("properties");
    expression.putObject("key").put("type", "string");
    expression
        .putObject("operator")
        .putArray("enum")
        .add("In")
        .add("NotIn")
        .add("Exists")
        .add("DoesNotExist");
    nullable(expression.putObject("values"), "array").putObject("items").put("type", "string");
    return node;
  }

  private static ObjectNode nullable(ObjectNode node, String type) {
    node.putArray("type").add(type).add("null");
    return node;
  }

  private static List<Field> fields(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .sorted(java.util.Comparator.comparing(Field::getName))
        .toList();
  }

  private static Type nested(Type type) {
    return type instanceof ParameterizedType generic
        ? nested(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
        : type;
  }

  private static boolean isObject(Type type) {
    return type instanceof Class<?> known && known.getName().startsWith("dev.flotilla.");
  }

  private static String description(Field field) {
    return field.getAnnotation(JsonPropertyDescription.class).value().replace("|", "\\|");
  }
}
