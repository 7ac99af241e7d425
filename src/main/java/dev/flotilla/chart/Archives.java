package dev.flotilla.chart;

import static dev.flotilla.bundle.BundleProblem.BadChart;

import dev.flotilla.bundle.ChartException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Unpacks archives that strangers made. */
final class Archives {

  private Archives() {}

  /**
   * @param root an empty directory
   * @param what the chart, for messages
   * @throws ChartException {@code BadChart} when it is broken or would harm
   */
  static void unpack(Path archive, ArchiveKind kind, Path root, ChartLimits limits, String what) {
    try (var in = new BufferedInputStream(Files.newInputStream(archive))) {
      var tree = new UnpackedTree(root, limits.entries());
      switch (kind) {
        case TAR_GZ -> untar(new GZIPInputStream(in), tree, limits);
        case TAR -> untar(in, tree, limits);
        case ZIP -> unzip(in, tree, limits);
      }
    } catch (ArchiveException e) {
      throw new ChartException(BadChart, what + ": the archive is refused: " + e.getMessage());
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new ChartException(BadChart, what + ": the archive is broken, or packed another way");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot unpack what was downloaded", e);
    }
  }

  private static void untar(InputStream in, UnpackedTree tree, ChartLimits limits)
      throws IOException {
    new TarReader(new BoundedStream(in, limits.unpackedBytes())).unpack(tree);
  }

  private static void unzip(InputStream in, UnpackedTree tree, ChartLimits limits)
      throws IOException {
    var zip = new ZipInputStream(in);
    var bounded = new BoundedStream(zip, limits.unpackedBytes());
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.isDirectory()) {
        tree.directory(entry.getName());
      } else {
        tree.file(entry.getName(), bounded);
      }
    }
  }
}
