package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.BadChart;
import static dev.flotilla.bundle.BundleProblem.NotSupported;

import dev.flotilla.bundle.ChartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Checks that what was fetched is what was promised. */
final class Digests {

  private static final Map<String, String> ALGORITHMS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private Digests() {}

  /**
   * @param wanted {@code sha256:…}, or another algorithm that Fleet knows
   * @param what for messages
   */
  static void require(Path file, String wanted, String what) {
    var parts = wanted.toLowerCase(Locale.ROOT).split(":", 2);
    if (parts.length != 2 || !ALGORITHMS.containsKey(parts[0])) {
      throw new ChartException(
          NotSupported, "the checksum must be like sha256:… (or md5, sha1, sha512)");
    }
    if (!of(file, ALGORITHMS.get(parts[0])).equals(parts[1])) {
      throw new ChartException(BadChart, what + ": the checksum is another one (" + parts[0] + ")");
    }
  }

  private static String of(Path file, String algorithm) {
    try (var in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was downloaded", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
