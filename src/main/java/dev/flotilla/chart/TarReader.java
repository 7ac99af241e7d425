package dev.flotilla.chart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads tar archives as Helm and others write them: ustar, with the long names of POSIX and GNU.
 * Links, devices and everything else that is neither file nor directory is refused.
 */
final class TarReader {

  private static final int MAX_EXTRA = 64 << 10;

  private final InputStream in;

  TarReader(InputStream in) {
    this.in = in;
  }

  void unpack(UnpackedTree tree) throws IOException {
    var longName = "";
    for (var block = block(); block != null; block = block()) {
      var header = TarHeader.of(block);
      switch (header.type()) {
        case 'x' -> {
          var extra = extra(new String(extraBytes(header), StandardCharsets.UTF_8));
          if (extra.containsKey("size")
              || extra.keySet().stream().anyMatch(each -> each.startsWith("GNU.sparse"))) {
            throw new ArchiveException("it has files that are too large or sparse");
          }
          longName = extra.getOrDefault("path", longName);
        }
        case 'g' -> extraBytes(header);
        case 'L' ->
            longName =
                new String(extraBytes(header), StandardCharsets.UTF_8).replaceAll("\0+$", "");
        case '0', '7' -> {
          file(tree, longName.isEmpty() ? header.name() : longName, header.size());
          longName = "";
        }
        case '5' -> {
          tree.directory(longName.isEmpty() ? header.name() : longName);
          skip(header.size());
          longName = "";
        }
        case '1', '2', 'K' -> throw new ArchiveException("it has links in it");
        default -> throw new ArchiveException("it has more than files and directories in it");
      }
    }
  }

  private void file(UnpackedTree tree, String name, long size) throws IOException {
    // Old archives say directories by a slash at the end.
    if (name.endsWith("/")) {
      tree.directory(name);
      skip(size);
      return;
    }
    var content = new Part(in, size);
    tree.file(name, content);
    content.requireWhole();
    in.skipNBytes(padding(size));
  }

  private byte[] extraBytes(TarHeader header) throws IOException {
    if (header.size() > MAX_EXTRA) {
      throw new ArchiveException("a name is too long");
    }
    var bytes = in.readNBytes((int) header.size());
    in.skipNBytes(padding(header.size()));
    return bytes;
  }

  /** Lines of a length, a space, a name, an equals sign and a value. */
  private static Map<String, String> extra(String text) throws ArchiveException {
    var values = new HashMap<String, String>();
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var reader = new ByteArrayInputStream(bytes);
    while (reader.available() > 0) {
      var at = bytes.length - reader.available();
      var space = at;
      while (space < bytes.length && bytes[space] != ' ') {
        space++;
      }
      var length = number(new String(bytes, at, space - at, StandardCharsets.UTF_8));
      if (length <= space - at || at + length > bytes.length) {
        throw new ArchiveException("it is no tar archive, or broken");
      }
      var record =
          new String(
              bytes, space + 1, Math.max(0, at + length - space - 2), StandardCharsets.UTF_8);
      var equals = record.indexOf('=');
      if (equals > 0) {
        values.put(record.substring(0, equals), record.substring(equals + 1));
      }
      reader.skip(length);
    }
    return values;
  }

  private static int number(String digits) throws ArchiveException {
    try {
      return Integer.parseUnsignedInt(digits);
    } catch (NumberFormatException e) {
      throw new ArchiveException("it is no tar archive, or broken");
    }
  }

  /** The next block; null at the end, which is one of zeros, or where nothing follows. */
  private byte[] block() throws IOException {
    var block = in.readNBytes(TarHeader.BLOCK);
    if (block.length == 0 || Arrays.equals(block, new byte[TarHeader.BLOCK])) {
      return null;
    }
    if (block.length < TarHeader.BLOCK) {
      throw new ArchiveException("it is no tar archive, or broken");
    }
    return block;
  }

  private void skip(long size) throws IOException {
    in.skipNBytes(size);
    in.skipNBytes(padding(size));
  }

  private static long padding(long size) {
    return (TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK;
  }

  /** The bytes of one file. */
  private static final class Part extends InputStream {
    private final InputStream whole;
    private long left;

    Part(InputStream whole, long size) {
      this.whole = whole;
      this.left = size;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      var number = whole.read(buffer, offset, (int) Math.min(length, left));
      left -= Math.max(number, 0);
      return number;
    }

    void requireWhole() throws ArchiveException {
      if (left > 0) {
        throw new ArchiveException("it ends in the middle of a file");
      }
    }
  }
}
