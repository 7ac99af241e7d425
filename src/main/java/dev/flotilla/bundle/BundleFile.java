package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleResource;
import java.util.Base64;
import java.util.Optional;

/**
 * One file of a bundle as it was read.
 *
 * @param name its path relative to the bundle's directory, with {@code /}
 * @param bytes its content; not to be changed
 */
public record BundleFile(String name, byte[] bytes) {

  private static final String COMPRESSED = "base64+gz";

  /** Whether a name is one that a file with manifests may have. */
  static boolean isManifest(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * The file as a Bundle holds it: as text where it is valid UTF-8, else compressed.
   *
   * @param compress compress text too, as Fleet does in a bundle that would be too large
   */
  public BundleResource toResource(boolean compress) {
    var resource = new BundleResource();
    resource.name = name;
    var text = compress ? Optional.<String>empty() : Utf8.decode(bytes);
    text.ifPresentOrElse(
        plain -> resource.content = plain.isEmpty() ? null : plain,
        () -> {
          resource.content = Base64.getEncoder().encodeToString(Gzip.compress(bytes));
          resource.encoding = COMPRESSED;
        });
    return resource;
  }
}
