package dev.flotilla.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The id of what is to be deployed: {@code <manifest id>:<hash of the options>}. It changes exactly
 * when something must be applied again, so options that only say how drift is seen and mended are
 * left out (Fleet's {@code options.DeploymentID}).
 *
 * <p>The options are written as Go would write them: its order of fields, empty ones left out.
 * Null, false, 0, and empty text, lists and objects are one and the same.
 */
public final class DeploymentId {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Go's order of fields where it is not the one of our classes, by the name of the object. */
  private static final Map<String, List<String>> ORDER =
      Map.of(
          "options",
          fields(
              "defaultNamespace namespace kustomize helm serviceAccount createNamespace"
                  + " forceSyncGeneration yaml keepResources deleteNamespace ignore"
                  + " namespaceLabels namespaceAnnotations deleteCRDResources downstreamResources"
                  + " overwrites allowedTargetNamespaceSelector"),
          "helm",
          fields(
              "chart repo releaseName version timeoutSeconds values templateValues valuesFrom"
                  + " force takeOwnership maxHistory valuesFiles waitForJobs atomic"
                  + " disablePreProcess disableDNS skipSchemaValidation disableDependencyUpdate"),
          "configMapKeyRef",
          fields("name namespace key"),
          "secretKeyRef",
          fields("name namespace key"),
          "allowedTargetNamespaceSelector",
          fields("matchLabels matchExpressions"));

  /** What Go holds as a map: sorted by key, and empty values are values. */
  private static final Set<String> MAPS =
      Set.of(
          "values",
          "templateValues",
          "namespaceLabels",
          "namespaceAnnotations",
          "conditions",
          "matchLabels");

  /** Its false is another thing than its absence: Go has a pointer here. */
  private static final String OPTIONAL_FLAG = "createNamespace";

  private DeploymentId() {}

  /**
   * @param manifestId the id of the files, {@link Manifest#id}
   * @param options what holds for the cluster, customizations merged in
   */
  public static String of(String manifestId, BundleDeploymentOptions options) {
    var out = new StringBuilder();
    GoJson.value(out, canonical("options", JSON.valueToTree(options)));
    var json = out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    return manifestId + ":" + Hashes.sha256(json);
  }

  private static JsonNode canonical(String name, JsonNode node) {
    if (MAPS.contains(name)) {
      return sorted(node);
    }
    if (node instanceof ObjectNode object) {
      return struct(name, object);
    }
    if (node instanceof ArrayNode array) {
      var items = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> items.add(canonical(name, item)));
      return items;
    }
    return node;
  }

  private static ObjectNode struct(String name, ObjectNode object) {
    var result = JsonNodeFactory.instance.objectNode();
    for (var field : ORDER.getOrDefault(name, fieldNames(object))) {
      var value = canonical(field, object.path(field));
      if (!isEmpty(value) || field.equals(OPTIONAL_FLAG) && value.isBoolean()) {
        result.set(field, value);
      }
    }
    return result;
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      var result = JsonNodeFactory.instance.objectNode();
      fieldNames(object).stream()
          .sorted(Utf8.ORDER)
          .forEach(name -> result.set(name, sorted(object.get(name))));
      return result;
    }
    if (node instanceof ArrayNode array) {
      var result = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> result.add(sorted(item)));
      return result;
    }
    return node;
  }

  private static boolean isEmpty(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, ARRAY -> node.isEmpty();
      case STRING -> node.textValue().isEmpty();
      case BOOLEAN -> !node.booleanValue();
      case NUMBER -> node.decimalValue().signum() == 0;
      default -> true;
    };
  }

  private static List<String> fieldNames(ObjectNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> fields(String names) {
    return List.of(names.split(" "));
  }
}
