package dev.flotilla.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Changes inputs at random: bytes, pieces, words, repetitions, and pieces of other inputs. */
final class Mutator {

  private static final int MAX_BYTES = 64 << 10;
  private static final int MAX_REPEATS = 2_000;
  private static final byte[] ODD = {
    0, 1, ' ', '\n', '\r', '\t', 0x7f, -1, -64, '/', '.', '-', '9'
  };

  private final Random random;
  private final List<String> words;

  Mutator(Random random, List<String> words) {
    this.random = random;
    this.words = words;
  }

  /**
   * @param input is left as it is
   * @param other gives pieces
   */
  byte[] mutate(byte[] input, byte[] other) {
    var bytes = input;
    for (var changes = 1 + random.nextInt(5); changes > 0; changes--) {
      bytes = change(bytes, other);
    }
    return bytes.length > MAX_BYTES ? java.util.Arrays.copyOf(bytes, MAX_BYTES) : bytes;
  }

  private byte[] change(byte[] bytes, byte[] other) {
    var at = random.nextInt(bytes.length + 1);
    var end = at + random.nextInt(Math.min(64, bytes.length - at) + 1);
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes);
      case 1 -> replaced(bytes, at, end, new byte[0]);
      case 2 -> replaced(bytes, at, at, new byte[] {ODD[random.nextInt(ODD.length)]});
      case 3 -> replaced(bytes, at, end, word());
      case 4 -> replaced(bytes, at, at, word());
      case 5 -> replaced(bytes, at, at, piece(other));
      case 6 -> replaced(bytes, at, at, repeated(java.util.Arrays.copyOfRange(bytes, at, end)));
      case 7 -> replaced(bytes, at, bytes.length, new byte[0]);
      default -> replaced(bytes, at, end, piece(bytes));
    };
  }

  private byte[] flipped(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    var copy = bytes.clone();
    copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private byte[] word() {
    return words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] piece(byte[] bytes) {
    var at = random.nextInt(bytes.length + 1);
    return java.util.Arrays.copyOfRange(
        bytes, at, at + random.nextInt(Math.min(128, bytes.length - at) + 1));
  }

  private byte[] repeated(byte[] piece) {
    var out = new ByteArrayOutputStream();
    var times = 1 + (random.nextInt(4) == 0 ? random.nextInt(MAX_REPEATS) : random.nextInt(8));
    for (var i = 0; i < times && out.size() < MAX_BYTES; i++) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(by);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
