package dev.flotilla.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Packs files as a Content holds them. */
final class Contents {

  private final List<Map<String, String>> resources = new ArrayList<>();

  static Contents of(String path, String text) {
    return new Contents().with(path, text);
  }

  Contents with(String path, String text) {
    return with(path, text, "");
  }

  Contents with(String path, String text, String encoding) {
    resources.add(Map.of("name", path, "content", text, "encoding", encoding));
    return this;
  }

  Contents packed(String path, String text) {
    var bytes = gzip(text.getBytes(StandardCharsets.UTF_8));
    return with(path, Base64.getEncoder().encodeToString(bytes), "base64+gz");
  }

  byte[] bytes() {
    try {
      return gzip(new ObjectMapper().writeValueAsBytes(Map.of("resources", resources)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
