package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleResource;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All files of a bundle as one piece, which its hash names: what a {@code Content} holds (Fleet's
 * {@code internal/manifest}).
 *
 * @param json {@code {"resources":[…]}} and a line feed, as Go writes it
 * @param sha256 the digest of {@code json}, {@code Content.sha256sum}
 */
public record Manifest(byte[] json, String sha256) {

  private static final int ID_LENGTH = 63;

  /** The manifest of a bundle's resources, in the order given; null is none. */
  public static Manifest of(List<BundleResource> resources) {
    var out = new StringBuilder("{");
    if (resources != null && !resources.isEmpty()) {
      out.append("\"resources\":");
      var separator = '[';
      for (var resource : resources) {
        append(out.append(separator), resource);
        separator = ',';
      }
      out.append(']');
    }
    var json = out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    return new Manifest(json, Hashes.sha256(json));
  }

  /** The name of the {@code Content}: {@code s-} and the digest, 63 characters. */
  public String id() {
    return ("s-" + sha256).substring(0, ID_LENGTH);
  }

  /** {@code Content.content}: the JSON, compressed. */
  public byte[] gzip() {
    return Gzip.compress(json);
  }

  private static void append(StringBuilder out, BundleResource resource) {
    var start = out.append('{').length();
    member(out, start, "name", resource.name);
    member(out, start, "content", resource.content);
    member(out, start, "encoding", resource.encoding);
    out.append('}');
  }

  private static void member(StringBuilder out, int start, String name, String text) {
    if (text != null && !text.isEmpty()) {
      out.append(out.length() == start ? "\"" : ",\"").append(name).append("\":");
      GoJson.string(out, text);
    }
  }
}
