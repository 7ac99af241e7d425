package dev.flotilla.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Completes a generated schema with what the generator cannot know or say. It walks through the
 * class and its schema side by side:
 *
 * <ul>
 *   <li>{@code long} is int64, {@code byte[]} is base64 text, {@code Map<String, Object>} is an
 *       object of any shape;
 *   <li>{@link SchemaDetail} gives formats and allowed values;
 *   <li>Kubernetes' own types get what {@link KubernetesTypes} knows about them.
 * </ul>
 */
final class SchemaDetails {

  private SchemaDetails() {}

  static void complete(Class<?> kind, CustomResourceDefinition crd) {
    var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    schema.setDescription(kind.getAnnotation(JsonClassDescription.class).value());
    var types = ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments();
    var properties = schema.getProperties();
    if (types[0] == Void.class) {
      properties.remove("spec");
    } else {
      properties.get("spec").setDescription("What is wanted.");
      object((Class<?>) types[0], properties.get("spec"));
    }
    if (types[1] == Void.class) {
      properties.remove("status");
    } else {
      properties.get("status").setDescription("What is known; written by the controllers only.");
      object((Class<?>) types[1], properties.get("status"));
    }
    StatusSubresource.declare(kind, crd);
    Stream.of(kind.getDeclaredFields()).forEach(field -> property(field, schema));
  }

  private static void object(Class<?> type, JSONSchemaProps schema) {
    KubernetesTypes.complete(type, schema);
    for (var at = type; at != Object.class; at = at.getSuperclass()) {
      Stream.of(at.getDeclaredFields()).forEach(field -> property(field, schema));
    }
  }

  private static void property(Field field, JSONSchemaProps owner) {
    var schema = owner.getProperties().get(nameOf(field));
    if (schema == null) {
      return;
    }
    value(field.getGenericType(), schema);
    if (KubernetesTypes.contains(field.getDeclaringClass()) && field.getType() == Integer.class) {
      schema.setFormat("int32");
    }
    var detail = field.getAnnotation(SchemaDetail.class);
    if (detail == null) {
      return;
    }
    if (!detail.format().isEmpty()) {
      schema.setFormat(detail.format());
    }
    if (detail.values().length > 0) {
      schema.setEnum(
          Stream.of(detail.values()).<JsonNode>map(JsonNodeFactory.instance::textNode).toList());
    }
    if (detail.nullableValues()) {
      schema.getAdditionalProperties().getSchema().setNullable(true);
    }
  }

  private static void value(Type type, JSONSchemaProps schema) {
    if (type instanceof ParameterizedType container) {
      var content =
          container.getActualTypeArguments()[container.getActualTypeArguments().length - 1];
      if (container.getRawType() == List.class) {
        value(content, schema.getItems().getSchema());
      } else if (container.getRawType() == Map.class && content == Object.class) {
        schema.setAdditionalProperties(null);
        schema.setXKubernetesPreserveUnknownFields(true);
      } else if (container.getRawType() == Map.class) {
        value(content, schema.getAdditionalProperties().getSchema());
      }
    } else if (type == byte[].class) {
      schema.setType("string");
      schema.setFormat("byte");
      schema.setItems(null);
    } else if (type == Long.class || type == long.class) {
      schema.setFormat("int64");
    } else if (type == Quantity.class) {
      schema.setPattern(KubernetesTypes.QUANTITY);
    } else if (type instanceof Class<?> object && "object".equals(schema.getType())) {
      object(object, schema);
    }
  }

  private static String nameOf(Field field) {
    var name = field.getAnnotation(JsonProperty.class);
    return name == null || name.value().isEmpty() ? field.getName() : name.value();
  }
}
