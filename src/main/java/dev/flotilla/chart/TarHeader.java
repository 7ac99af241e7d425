package dev.flotilla.chart;

import java.nio.charset.StandardCharsets;

/**
 * The block of a tar archive that stands before each entry.
 *
 * @param name with the prefix that some archives have
 * @param size bytes that follow
 * @param type what the entry is
 */
record TarHeader(String name, long size, char type) {

  static final int BLOCK = 512;

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;

  static TarHeader of(byte[] block) throws ArchiveException {
    if (sum(block) != octal(block, CHECKSUM, CHECKSUM_LENGTH)) {
      throw new ArchiveException("it is no tar archive, or broken");
    }
    var isPosix = text(block, MAGIC, 6).equals("ustar");
    var prefix = isPosix ? text(block, PREFIX, 155) : "";
    var name = text(block, 0, 100);
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name,
        octal(block, 124, 12),
        block[TYPE] == 0 ? '0' : (char) (block[TYPE] & 0xff));
  }

  /** The checksum's own field counts as spaces. */
  private static long sum(byte[] block) {
    var sum = 0L;
    for (var i = 0; i < BLOCK; i++) {
      var isChecksum = i >= CHECKSUM && i < CHECKSUM + CHECKSUM_LENGTH;
      sum += isChecksum ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  private static long octal(byte[] block, int at, int length) throws ArchiveException {
    var digits = text(block, at, length).strip();
    try {
      var number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Numbers in base 256 are for sizes that are not allowed anyway.
    }
    throw new ArchiveException("it is no tar archive, or broken");
  }

  private static String text(byte[] block, int at, int length) {
    var end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }
}
