package dev.flotilla.command.bundles;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flotilla.apply.YamlWriter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Prints objects as YAML documents, each behind a separator. */
record Documents(PrintWriter out) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  /** One object, without what only the API server writes. */
  void print(HasMetadata object) {
    var node = JSON.createObjectNode();
    node.put("apiVersion", object.getApiVersion()).put("kind", object.getKind());
    var tree = (ObjectNode) JSON.valueToTree(object);
    tree.path("metadata")
        .properties()
        .removeIf(field -> field.getValue().isEmpty() && field.getValue().isContainerNode());
    tree.remove(List.of("apiVersion", "kind", "status"));
    node.setAll(tree);
    document(node);
  }

  /** One object as it is. */
  void print(Map<String, Object> object) {
    document(JSON.valueToTree(object));
  }

  /** Objects as one list in one document. */
  void list(List<Map<String, Object>> objects) {
    new YamlWriter(out).write(JSON.valueToTree(objects));
    out.flush();
  }

  private void document(JsonNode object) {
    out.print("---\n");
    new YamlWriter(out).write(object);
    out.flush();
  }
}
