package dev.flotilla.deploy;

import dev.flotilla.api.fleet.BundleDeploymentResource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The objects that a BundleDeployment has, or may have, on the cluster ({@code status.resources}).
 * It is the only thing that prune and delete go by. So it grows before a new object is applied and
 * shrinks after an old one is seen to be gone: a crash in between leaves an entry too many, never
 * an object that nobody knows.
 *
 * @param created when each object was created (RFC 3339), empty = not known yet; in the order in
 *     which the objects are applied
 */
record Inventory(Map<ObjectKey, String> created) {

  /** What a status says; null is nothing. */
  static Inventory of(List<BundleDeploymentResource> resources) {
    var created = new LinkedHashMap<ObjectKey, String>();
    for (var resource : resources == null ? List.<BundleDeploymentResource>of() : resources) {
      var key =
          new ObjectKey(
              Objects.requireNonNullElse(resource.apiVersion, ""),
              Objects.requireNonNullElse(resource.kind, ""),
              Objects.requireNonNullElse(resource.namespace, ""),
              Objects.requireNonNullElse(resource.name, ""));
      created.put(key, Objects.requireNonNullElse(resource.createdAt, ""));
    }
    return new Inventory(created);
  }

  /** As the status says it. */
  List<BundleDeploymentResource> toStatus() {
    return created.entrySet().stream()
        .map(
            entry -> {
              var resource = new BundleDeploymentResource();
              resource.apiVersion = entry.getKey().apiVersion();
              resource.kind = entry.getKey().kind();
              resource.namespace = blankToNull(entry.getKey().namespace());
              resource.name = entry.getKey().name();
              resource.createdAt = blankToNull(entry.getValue());
              return resource;
            })
        .toList();
  }

  Collection<ObjectKey> keys() {
    return created.keySet();
  }

  /** Whether every one of these is in it. */
  boolean covers(Collection<ObjectKey> wanted) {
    return created.keySet().containsAll(wanted);
  }

  /** These and, after them, all others that were in it before. */
  Inventory plus(Collection<ObjectKey> wanted) {
    var union = new LinkedHashMap<ObjectKey, String>();
    wanted.forEach(key -> union.put(key, created.getOrDefault(key, "")));
    created.forEach(union::putIfAbsent);
    return new Inventory(union);
  }

  /** What is in it but not wanted; an object that is wanted in another version of its API is. */
  List<ObjectKey> leftOver(Collection<ObjectKey> wanted) {
    var keep = wanted.stream().map(ObjectKey::withoutVersion).toList();
    return created.keySet().stream().filter(key -> !keep.contains(key.withoutVersion())).toList();
  }

  /** Only these, in this order. */
  Inventory only(Collection<ObjectKey> wanted) {
    var rest = new LinkedHashMap<ObjectKey, String>();
    wanted.forEach(key -> rest.put(key, created.getOrDefault(key, "")));
    return new Inventory(rest);
  }

  /** With the creation times that were seen. */
  Inventory seen(Map<ObjectKey, String> times) {
    var all = new LinkedHashMap<>(created);
    all.replaceAll((key, time) -> times.getOrDefault(key, time));
    return new Inventory(all);
  }

  private static String blankToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
