package dev.flotilla.api;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A schema as a flat table, path → type and facts, in the words of {@code fleet-crd-fields.tsv}:
 * {@code GitRepo.spec.targets[].name → "string nullable"}.
 */
final class SchemaFields {

  private final Map<String, String> table = new TreeMap<>();

  private SchemaFields() {}

  static Map<String, String> of(CustomResourceDefinition crd) {
    var fields = new SchemaFields();
    fields.object(
        crd.getSpec().getNames().getKind(),
        crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema());
    return fields.table;
  }

  private void object(String path, JSONSchemaProps owner) {
    if (owner.getProperties() == null) {
      return;
    }
    owner
        .getProperties()
        .forEach(
            (name, schema) -> {
              var required = owner.getRequired() != null && owner.getRequired().contains(name);
              value(path + "." + name, schema, required);
            });
  }

  private void value(String path, JSONSchemaProps schema, boolean required) {
    table.put(path, typeAndFacts(schema, required));
    object(path, schema);
    if (schema.getItems() != null) {
      value(path + "[]", schema.getItems().getSchema(), false);
    }
    if (schema.getAdditionalProperties() != null) {
      value(path + "{}", schema.getAdditionalProperties().getSchema(), false);
    }
  }

  private static String typeAndFacts(JSONSchemaProps schema, boolean required) {
    var facts = new ArrayList<String>();
    if (required) {
      facts.add("required");
    }
    if (Boolean.TRUE.equals(schema.getNullable())) {
      facts.add("nullable");
    }
    if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
      facts.add("any-shape");
    }
    if (schema.getXKubernetesValidations() != null
        && !schema.getXKubernetesValidations().isEmpty()) {
      facts.add("rule");
    }
    if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
      var values = schema.getEnum().stream().map(value -> value.asText());
      facts.add("enum=" + values.collect(Collectors.joining(",")));
    }
    add(facts, "format", schema.getFormat());
    add(facts, "pattern", schema.getPattern());
    add(facts, "minLength", schema.getMinLength());
    add(facts, "maxLength", schema.getMaxLength());
    add(facts, "default", schema.getDefault());
    var intOrString = Boolean.TRUE.equals(schema.getXKubernetesIntOrString());
    return line(intOrString ? "int-or-string" : schema.getType(), facts);
  }

  private static void add(ArrayList<String> facts, String name, Object value) {
    if (value != null) {
      facts.add(name + "=" + value);
    }
  }

  /** One field's type and facts as they are compared: the facts in alphabetical order. */
  static String line(String type, Iterable<String> facts) {
    var sorted = new ArrayList<String>();
    facts.forEach(sorted::add);
    sorted.sort(null);
    return (type + " " + String.join(" ", sorted)).strip();
  }
}
