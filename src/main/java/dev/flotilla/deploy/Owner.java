package dev.flotilla.deploy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The BundleDeployment that objects belong to, as it is written on them with the keys that Fleet
 * uses: annotation {@code objectset.rio.cattle.io/id} = {@code <namespace>/<name>}, which names the
 * owner to people and programs; label {@code objectset.rio.cattle.io/hash} = the first 40
 * hexadecimal digits of the id's SHA-256, by which all objects of one owner are found.
 *
 * @param namespace the BundleDeployment's namespace
 * @param name its name
 */
public record Owner(String namespace, String name) {

  /** Annotation with the owner's id. */
  public static final String ID = "objectset.rio.cattle.io/id";

  /** Label with the hash of the owner's id. */
  public static final String HASH = "objectset.rio.cattle.io/hash";

  /** Reads an id; empty when it is not one of a BundleDeployment (Rancher writes others). */
  static Optional<Owner> parse(String id) {
    var parts = id.split("/", -1);
    return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
        ? Optional.of(new Owner(parts[0], parts[1]))
        : Optional.empty();
  }

  /** {@code <namespace>/<name>}. */
  public String id() {
    return namespace + "/" + name;
  }

  /** 40 hexadecimal digits. */
  public String hash() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(id().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The manifest with the owner's marks; a mark that the bundle itself wrote is replaced. */
  Manifest mark(Manifest manifest) {
    var content = new LinkedHashMap<>(manifest.content());
    var metadata = copy(content.get("metadata"));
    metadata.put("labels", with(metadata.get("labels"), HASH, hash()));
    metadata.put("annotations", with(metadata.get("annotations"), ID, id()));
    content.put("metadata", metadata);
    return new Manifest(manifest.key(), manifest.origin(), content);
  }

  private static Map<String, Object> with(Object map, String key, String value) {
    var copy = copy(map);
    copy.put(key, value);
    return copy;
  }

  private static Map<String, Object> copy(Object value) {
    var copy = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> copy.put((String) key, member));
    }
    return copy;
  }
}
