package dev.flotilla.sync;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleResource;
import dev.flotilla.api.fleet.OverwrittenResource;
import dev.flotilla.bundle.ResourceText;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlNode;
import dev.flotilla.yaml.YamlReader;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object as a file of a Bundle names it.
 *
 * @param kind its kind
 * @param namespace as it is written; empty = none
 * @param name its name
 */
record BundleObject(String kind, String namespace, String name)
    implements Comparable<BundleObject> {

  private static final Comparator<BundleObject> ORDER =
      Comparator.comparing(BundleObject::kind)
          .thenComparing(BundleObject::namespace)
          .thenComparing(BundleObject::name);

  /** What a chart fills in; the rest of the file may be read all the same. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[^}]+}}");

  private static final String FILLED_IN = "TEMPLATED";

  /** The objects in the files of a Bundle; files that hold something else have none. */
  static Set<BundleObject> of(Bundle bundle) {
    var resources = bundle.getSpec().resources;
    var objects = new HashSet<BundleObject>();
    (resources == null ? Stream.<BundleResource>of() : resources.stream())
        .filter(resource -> resource.name != null && resource.name.matches(".*[.]ya?ml"))
        .flatMap(resource -> documents(resource).stream())
        .flatMap(document -> of(document.toValue()).stream())
        .forEach(objects::add);
    return objects;
  }

  static BundleObject of(OverwrittenResource object) {
    return new BundleObject(text(object.kind), text(object.namespace), text(object.name));
  }

  OverwrittenResource overwritten() {
    var object = new OverwrittenResource();
    object.kind = kind;
    object.name = name;
    object.namespace = namespace.isEmpty() ? null : namespace;
    return object;
  }

  @Override
  public int compareTo(BundleObject other) {
    return ORDER.compare(this, other);
  }

  private static List<YamlNode> documents(BundleResource resource) {
    try {
      return ResourceText.of(resource)
          .map(text -> TEMPLATE.matcher(text).replaceAll(FILLED_IN))
          .map(YamlReader::documents)
          .orElse(List.of());
    } catch (YamlException e) {
      return List.of();
    }
  }

  private static Optional<BundleObject> of(Object document) {
    if (!(document instanceof Map<?, ?> object)
        || !(object.get("kind") instanceof String kind)
        || !(object.get("metadata") instanceof Map<?, ?> metadata)
        || !(metadata.get("name") instanceof String name)) {
      return Optional.empty();
    }
    var namespace = metadata.get("namespace") instanceof String text ? text : "";
    return (kind + name + namespace).contains(FILLED_IN)
        ? Optional.empty()
        : Optional.of(new BundleObject(kind, namespace, name));
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
