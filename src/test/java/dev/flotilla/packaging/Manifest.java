package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One object to install.
 *
 * @param tree all of it; to be copied before it is changed
 */
record Manifest(ObjectNode tree) {

  private static final Set<String> CLUSTER_SCOPED =
      Set.of("Namespace", "ClusterRole", "ClusterRoleBinding");

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.at("/metadata/name").asText();
  }

  boolean is(String kind, String name) {
    return kind().equals(kind) && name().equals(name);
  }

  /** Kind and name, by which objects of different packages are compared. */
  String key() {
    return kind() + "/" + name();
  }

  /** Whether the object is in a namespace; of the kinds that are installed here. */
  boolean namespaced() {
    return !CLUSTER_SCOPED.contains(kind());
  }

  ObjectNode copy() {
    return tree.deepCopy();
  }

  /** The accounts that a binding gives its role to. */
  Stream<String> subjects() {
    return Trees.each(tree.path("subjects"))
        .filter(subject -> subject.path("kind").asText().equals("ServiceAccount"))
        .map(subject -> subject.path("name").asText());
  }

  /** The role that a binding gives, as kind and name. */
  String role() {
    JsonNode role = tree.path("roleRef");
    return role.path("kind").asText() + "/" + role.path("name").asText();
  }
}
