package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The text of a file as a Bundle holds it. */
public final class ResourceText {

  private static final int LIMIT = ReadLimits.DEFAULT.fileBytes();

  private ResourceText() {}

  /** The text; nothing when it is no text, cannot be unpacked or is larger than any file is. */
  public static Optional<String> of(BundleResource resource) {
    var content = resource.content == null ? "" : resource.content;
    if (resource.encoding == null || resource.encoding.isEmpty()) {
      return Optional.of(content);
    }
    try (var in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(content)))) {
      var bytes = in.readNBytes(LIMIT + 1);
      return bytes.length > LIMIT ? Optional.empty() : Utf8.decode(bytes);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
