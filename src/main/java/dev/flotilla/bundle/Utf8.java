package dev.flotilla.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Text as Go sees it: bytes. */
final class Utf8 {

  /** Go's order of strings, by their bytes. Java's own differs beyond U+D7FF. */
  static final Comparator<String> ORDER =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private Utf8() {}

  /** The text, or nothing when the bytes are not valid UTF-8. */
  static Optional<String> decode(byte[] bytes) {
    return decode(bytes, StandardCharsets.UTF_8);
  }

  /**
   * The text of a YAML file, which may be in UTF-16 when it begins with the mark that says so: some
   * editors on Windows write it like that.
   */
  static Optional<String> decodeYaml(byte[] bytes) {
    var mark = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    var isMarked = mark == 0xfeff || mark == 0xfffe;
    return decode(bytes, isMarked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
  }

  private static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
