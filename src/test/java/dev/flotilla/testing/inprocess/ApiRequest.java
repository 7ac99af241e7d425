package dev.flotilla.testing.inprocess;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A request to the API server, as role-based access control sees it.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code
 *     patch}, {@code delete}
 * @param resource the plural, with its subresource after a slash
 * @param namespace empty when there is none
 * @param name empty when the request names no object
 * @param dryRun whether nothing is stored
 */
public record ApiRequest(
    String verb, String resource, String namespace, String name, boolean dryRun) {

  private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

  /** Renewed all the time, or not stored at all. */
  private static final Set<String> NO_STATE =
      Set.of("leases", "selfsubjectrulesreviews", "selfsubjectaccessreviews");

  /** Whether it changes what the API server stores, leases aside. */
  public boolean isWrite() {
    return WRITES.contains(verb) && !dryRun && !NO_STATE.contains(resource);
  }

  /** Verb and resource. */
  public String kind() {
    return verb + " " + resource;
  }

  static ApiRequest of(String method, String path, String query) {
    var parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    var rest =
        parts.subList(Math.min(parts.size(), path.startsWith("/apis") ? 3 : 2), parts.size());
    var namespaced = rest.size() > 2 && rest.getFirst().equals("namespaces");
    var namespace = namespaced ? rest.get(1) : "";
    if (namespaced) {
      rest = rest.subList(2, rest.size());
    }
    var name = rest.size() > 1 ? rest.get(1) : "";
    var parameters = query == null ? List.<String>of() : Arrays.asList(query.split("&"));
    return new ApiRequest(
        verb(method, name, parameters),
        rest.isEmpty() ? path : rest.size() > 2 ? rest.get(0) + "/" + rest.get(2) : rest.get(0),
        namespace,
        name,
        parameters.contains("dryRun=All"));
  }

  private static String verb(String method, String name, List<String> parameters) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> parameters.contains("watch=true") ? "watch" : name.isEmpty() ? "list" : "get";
    };
  }
}
