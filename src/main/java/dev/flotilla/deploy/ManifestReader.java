package dev.flotilla.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the objects that a file holds; the members of a list stand for themselves. */
final class ManifestReader {

  private ManifestReader() {}

  /**
   * The objects of a file in their order.
   *
   * @throws RenderException with path and line when something in it is not an object
   */
  static List<Manifest> read(BundleFile file) {
    var manifests = new ArrayList<Manifest>();
    for (var document : YamlReader.read(file)) {
      collect(document.value(), document.origin(), Map.of(), manifests);
    }
    return manifests;
  }

  private static void collect(
      Object value, String origin, Map<String, Object> inherited, List<Manifest> into) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new RenderException(origin + ": is not a Kubernetes object but a " + type(value));
    }
    var content = new LinkedHashMap<>(inherited);
    map.forEach((key, member) -> content.put((String) key, member));
    var kind = text(content.get("kind"));
    if (kind.endsWith("List") && content.get("items") instanceof List<?> items) {
      var each = memberType(text(content.get("apiVersion")), kind);
      items.forEach(item -> collect(item, origin, each, into));
    } else {
      into.add(new Manifest(key(content, origin), origin, content));
    }
  }

  /** A ConfigMapList need not repeat kind and apiVersion in each member; a plain List must. */
  private static Map<String, Object> memberType(String apiVersion, String kind) {
    var member = kind.substring(0, kind.length() - "List".length());
    return member.isEmpty() ? Map.of() : Map.of("apiVersion", apiVersion, "kind", member);
  }

  private static ObjectKey key(Map<String, Object> content, String origin) {
    var metadata = content.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
    return new ObjectKey(
        required(content.get("apiVersion"), "apiVersion", origin),
        required(content.get("kind"), "kind", origin),
        text(metadata.get("namespace")),
        required(metadata.get("name"), "metadata.name", origin));
  }

  private static String required(Object value, String field, String origin) {
    if (!(value instanceof String text) || text.isBlank()) {
      throw new RenderException(
          "%s: the object has no %s%s"
              .formatted(origin, field, value == null ? "" : ", or not a text"));
    }
    return text;
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }

  private static String type(Object value) {
    return switch (value) {
      case List<?> _ -> "list";
      case null -> "null";
      default -> "plain value";
    };
  }
}
