package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which roles the Operator Lifecycle Manager makes and binds by itself: those of the accounts that
 * the Deployments run as.
 */
record OlmRights(List<Manifest> bindings, Manifests manifests) {

  static OlmRights of(Manifests manifests, Set<String> accounts) {
    var bindings =
        manifests.all().stream()
            .filter(manifest -> manifest.kind().endsWith("RoleBinding"))
            .filter(binding -> binding.subjects().anyMatch(accounts::contains))
            .toList();
    return new OlmRights(bindings, manifests);
  }

  /** {@code permissions}: the rules in the operator's namespace. */
  ArrayNode permissions() {
    return rules("RoleBinding");
  }

  /** {@code clusterPermissions}: the rules in the whole cluster. */
  ArrayNode clusterPermissions() {
    return rules("ClusterRoleBinding");
  }

  /** The roles, bindings and accounts that the bundle holds as rules, by their keys. */
  Set<String> keys() {
    return bindings.stream()
        .flatMap(
            binding ->
                Stream.concat(
                    Stream.of(binding.key(), binding.role()),
                    binding.subjects().map("ServiceAccount/"::concat)))
        .collect(Collectors.toSet());
  }

  private ArrayNode rules(String kind) {
    var list = Trees.JSON.createArrayNode();
    bindings.stream()
        .filter(binding -> binding.kind().equals(kind))
        .forEach(
            binding ->
                binding
                    .subjects()
                    .forEach(
                        account ->
                            list.addObject()
                                .put("serviceAccountName", account)
                                .set("rules", manifests.get(binding.role()).copy().get("rules"))));
    return list;
  }
}
