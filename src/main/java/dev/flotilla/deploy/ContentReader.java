package dev.flotilla.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks a Content: the gzip of {@code {"resources":[{"name","content","encoding"}]}}, where
 * encoding {@code base64+gz} marks a file that is packed once more. What is unpacked is bounded, so
 * that a small object cannot fill the memory.
 */
final class ContentReader {

  /** Bytes of the JSON, and of all packed files together. */
  static final int LIMIT = 16 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();

  private int left = LIMIT;

  private ContentReader() {}

  /**
   * The files of a Content in their order.
   *
   * @throws RenderException when it is not such an archive, or too large
   */
  static List<BundleFile> read(byte[] content) {
    return new ContentReader().files(content);
  }

  private List<BundleFile> files(byte[] content) {
    var files = new ArrayList<BundleFile>();
    for (var resource : resources(gunzip("content", content))) {
      var path = resource.path("name").asText("");
      var text = resource.path("content").asText("");
      switch (resource.path("encoding").asText("")) {
        case "", "null" -> files.add(new BundleFile(path, text));
        case "base64+gz" -> files.add(new BundleFile(path, unpack(path, text)));
        case String other -> throw new RenderException(path + ": unknown encoding " + other);
      }
    }
    return files;
  }

  private static JsonNode resources(byte[] json) {
    try {
      return JSON.readTree(json).path("resources");
    } catch (JsonProcessingException e) {
      throw new RenderException("content is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new RenderException("content is not JSON");
    }
  }

  private String unpack(String path, String text) {
    try {
      var bytes = gunzip(path, Base64.getDecoder().decode(text));
      left -= bytes.length;
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RenderException(path + ": is marked base64+gz but is not base64");
    }
  }

  private byte[] gunzip(String what, byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      var bytes = in.readNBytes(left + 1);
      if (bytes.length > left) {
        throw new RenderException(
            "%s: unpacks to more than the %d MiB that a bundle may have; split the bundle"
                .formatted(what, LIMIT >> 20));
      }
      return bytes;
    } catch (IOException e) {
      throw new RenderException(what + ": is not gzip data: " + e.getMessage());
    }
  }
}
