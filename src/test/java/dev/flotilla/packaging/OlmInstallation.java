package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does with a bundle what the Operator Lifecycle Manager does, from the bundle's files alone: it
 * makes the accounts, roles and Deployments of the description, and applies the other objects.
 *
 * @param folder the bundle
 * @param namespace where the operator is to be
 */
record OlmInstallation(Path folder, String namespace) {

  private static final String RBAC = "rbac.authorization.k8s.io";

  /** All objects, in the order in which they can be created. */
  List<ObjectNode> objects() {
    var objects = new ArrayList<ObjectNode>();
    objects.add(object("v1", "Namespace", namespace));
    var csv = description();
    for (var tree : manifests()) {
      var kind = tree.path("kind").asText();
      if (!kind.equals("ClusterServiceVersion")) {
        if (!kind.equals("CustomResourceDefinition") && new Manifest(tree).namespaced()) {
          tree.withObject("/metadata").put("namespace", namespace);
        }
        objects.add(tree);
      }
    }
    var install = csv.at("/spec/install/spec");
    Trees.each(install.path("permissions")).forEach(p -> addRights(objects, p, "Role"));
    Trees.each(install.path("clusterPermissions"))
        .forEach(p -> addRights(objects, p, "ClusterRole"));
    Trees.each(install.path("deployments")).forEach(d -> objects.add(deployment(d)));
    return objects;
  }

  /** Applies them as an administrator. */
  void apply(KubernetesClient admin) {
    objects().forEach(tree -> admin.resource(typed(tree)).forceConflicts().serverSideApply());
  }

  /** Removes them but the definitions, which other tests need. */
  void remove(KubernetesClient admin) {
    objects().reversed().stream()
        .filter(tree -> !tree.path("kind").asText().equals("CustomResourceDefinition"))
        .forEach(tree -> admin.resource(typed(tree)).delete());
  }

  ObjectNode description() {
    return manifests().stream()
        .filter(tree -> tree.path("kind").asText().equals("ClusterServiceVersion"))
        .findFirst()
        .orElseThrow();
  }

  private void addRights(List<ObjectNode> objects, JsonNode permissions, String kind) {
    var account = permissions.path("serviceAccountName").asText();
    // It makes names up, another one for each entry; ours tell whose they are.
    var name = namespace + "-" + account + "-" + objects.size();
    objects.add(placed(object("v1", "ServiceAccount", account)));
    var role = object(RBAC + "/v1", kind, name);
    role.set("rules", permissions.get("rules").deepCopy());
    var binding = object(RBAC + "/v1", kind + "Binding", name);
    binding.putObject("roleRef").put("apiGroup", RBAC).put("kind", kind).put("name", name);
    binding
        .putArray("subjects")
        .addObject()
        .put("kind", "ServiceAccount")
        .put("name", account)
        .put("namespace", namespace);
    for (var tree : List.of(role, binding)) {
      objects.add(new Manifest(tree).namespaced() ? placed(tree) : tree);
    }
  }

  private ObjectNode deployment(JsonNode described) {
    var tree = placed(object("apps/v1", "Deployment", described.path("name").asText()));
    tree.withObject("/metadata").set("labels", described.path("label").deepCopy());
    tree.set("spec", described.path("spec").deepCopy());
    return tree;
  }

  private ObjectNode placed(ObjectNode tree) {
    tree.withObject("/metadata").put("namespace", namespace);
    return tree;
  }

  private static ObjectNode object(String version, String kind, String name) {
    var tree = Trees.JSON.createObjectNode().put("apiVersion", version).put("kind", kind);
    tree.putObject("metadata").put("name", name);
    return tree;
  }

  private List<ObjectNode> manifests() {
    try (var files = Files.list(folder.resolve("manifests"))) {
      return files.sorted().map(Trees::read).map(List::getFirst).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HasMetadata typed(ObjectNode tree) {
    return Trees.JSON.convertValue(tree, GenericKubernetesResource.class);
  }
}
