package dev.flotilla.bundle;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes archives in the form that every tar reads (ustar), the same for the same files. */
final class TarWriter {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_LENGTH = 8;

  private TarWriter() {}

  /**
   * @param directory the one directory that all files are in
   * @throws ChartException when a name is too long for an archive
   */
  static byte[] of(String directory, List<BundleFile> files) {
    var out = new ByteArrayOutputStream();
    for (var file : files) {
      out.writeBytes(header(directory + "/" + file.name(), file.bytes().length));
      out.writeBytes(file.bytes());
      out.writeBytes(new byte[(BLOCK - file.bytes().length % BLOCK) % BLOCK]);
    }
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  private static byte[] header(String path, int size) {
    var cut = path.getBytes(StandardCharsets.UTF_8).length <= NAME ? -1 : cut(path);
    var header = new byte[BLOCK];
    put(header, 0, path.substring(cut + 1));
    put(header, 100, "0000644\0000000000\0000000000\000");
    put(header, 124, "%011o\00000000000000\000".formatted(size));
    Arrays.fill(header, CHECKSUM, CHECKSUM + CHECKSUM_LENGTH, (byte) ' ');
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    put(header, 345, cut < 0 ? "" : path.substring(0, cut));
    var sum = 0;
    for (var octet : header) {
      sum += octet & 0xff;
    }
    put(header, CHECKSUM, "%06o\000 ".formatted(sum));
    return header;
  }

  /** The slash that leaves both parts short enough for their fields. */
  private static int cut(String path) {
    for (var at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      var before = path.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
      var after = path.substring(at + 1).getBytes(StandardCharsets.UTF_8).length;
      if (before <= 155 && after <= NAME) {
        return at;
      }
    }
    throw new ChartException(BundleProblem.InvalidPath, path + ": the name is too long");
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
