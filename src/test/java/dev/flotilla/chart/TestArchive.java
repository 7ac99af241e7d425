package dev.flotilla.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Makes tar archives byte by byte, those too that no honest tool makes. */
public final class TestArchive {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A packed archive of text files. */
  public static byte[] tgz(Map<String, String> files) {
    var archive = new TestArchive();
    files.forEach(archive::file);
    return archive.tgz();
  }

  public TestArchive file(String name, String text) {
    return entry(name, '0', "", text.getBytes(StandardCharsets.UTF_8));
  }

  public TestArchive entry(String name, char type, String link, byte[] content) {
    return entry(name, type, link, content.length, content);
  }

  public TestArchive entry(String name, char type, String link, long size, byte[] content) {
    var header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0000001750\0000001750\000");
    put(header, 124, "%011o\00014000000000\000".formatted(size));
    put(header, 157, link);
    put(header, 257, "ustar\00000");
    header[156] = (byte) type;
    Arrays.fill(header, 148, 156, (byte) ' ');
    var sum = 0;
    for (var octet : header) {
      sum += octet & 0xff;
    }
    put(header, 148, "%06o\000 ".formatted(sum));
    out.writeBytes(header);
    out.writeBytes(content);
    out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  public byte[] tar() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.writeBytes(new byte[2 * BLOCK]);
    return whole.toByteArray();
  }

  public byte[] tgz() {
    return gzip(tar());
  }

  public static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
