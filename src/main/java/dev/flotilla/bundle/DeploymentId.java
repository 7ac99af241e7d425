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
 * <p>The options are written as Go would write them: its order of fields, and what is empty left
 * out. An object that Go has a pointer to is there even when nothing is in it, and one that it has
 * no pointer to is always there.
 */
public final class DeploymentId {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ends the name of a field that is left out only when it is null: Go has a pointer there. */
  private static final char POINTER = '*';

  /** Ends the name of a field that is never left out. */
  private static final char ALWAYS = '!';

  /** Go's fields in Go's order, by the name of the field that holds the object or the list. */
  private static final Map<String, List<String>> FIELDS =
      Map.ofEntries(
          fields(
              "options",
              "defaultNamespace namespace kustomize* helm* serviceAccount createNamespace*"
                  + " forceSyncGeneration yaml* keepResources deleteNamespace ignore!"
                  + " namespaceLabels namespaceAnnotations deleteCRDResources downstreamResources"
                  + " overwrites allowedTargetNamespaceSelector*"),
          fields("kustomize", "dir"),
          fields(
              "helm",
              "chart repo releaseName version timeoutSeconds values* templateValues valuesFrom"
                  + " force takeOwnership maxHistory valuesFiles waitForJobs atomic"
                  + " disablePreProcess disableDNS skipSchemaValidation disableDependencyUpdate"),
          fields("valuesFrom", "configMapKeyRef* secretKeyRef*"),
          fields("configMapKeyRef", "name! namespace key"),
          fields("secretKeyRef", "name! namespace key"),
          fields("yaml", "overlays"),
          fields("ignore", "conditions"),
          fields("downstreamResources", "kind name"),
          fields("overwrites", "kind name namespace"),
          fields("allowedTargetNamespaceSelector", "matchLabels matchExpressions"),
          fields("matchExpressions", "key! operator! values"));

  /** What Go holds as a map: sorted by key, and empty values are values. */
  private static final Set<String> MAPS =
      Set.of(
          "values",
          "templateValues",
          "namespaceLabels",
          "namespaceAnnotations",
          "conditions",
          "matchLabels");

  private DeploymentId() {}

  /**
   * @param manifestId the id of the files, {@link Manifest#id}
   * @param options what holds for the cluster, customizations merged in and values filled in
   */
  public static String of(String manifestId, BundleDeploymentOptions options) {
    var json = (json(options) + '\n').getBytes(StandardCharsets.UTF_8);
    return manifestId + ":" + Hashes.sha256(json);
  }

  /** The text that is hashed, without the end of the line. */
  static String json(BundleDeploymentOptions options) {
    ObjectNode tree = JSON.valueToTree(options);
    if (options.helm != null && options.helm.values != null) {
      var values = JSON.valueToTree(GoValues.map(options.helm.values));
      ((ObjectNode) tree.get("helm")).set("values", values);
    }
    var out = new StringBuilder();
    GoJson.value(out, canonical("options", tree));
    return out.toString();
  }

  private static JsonNode canonical(String name, JsonNode node) {
    if (MAPS.contains(name)) {
      return GoJson.sorted(node);
    }
    if (node instanceof ArrayNode array) {
      var items = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> items.add(canonical(name, item)));
      return items;
    }
    return node instanceof ObjectNode object ? struct(name, object) : node;
  }

  private static ObjectNode struct(String name, ObjectNode object) {
    var result = JsonNodeFactory.instance.objectNode();
    for (var each : FIELDS.get(name)) {
      var mark = each.charAt(each.length() - 1);
      var isMarked = mark == POINTER || mark == ALWAYS;
      var field = isMarked ? each.substring(0, each.length() - 1) : each;
      var value = canonical(field, object.path(field));
      var isAbsent = value.isNull() || value.isMissingNode();
      if (mark == ALWAYS && isAbsent) {
        result.set(field, nothing(field));
      } else if (isMarked ? !isAbsent : !isEmpty(value)) {
        result.set(field, value);
      }
    }
    return result;
  }

  private static JsonNode nothing(String field) {
    var nodes = JsonNodeFactory.instance;
    return FIELDS.containsKey(field) ? nodes.objectNode() : nodes.textNode("");
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

  private static Map.Entry<String, List<String>> fields(String name, String fields) {
    return Map.entry(name, List.of(fields.split(" ")));
  }
}
