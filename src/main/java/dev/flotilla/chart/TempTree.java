package dev.flotilla.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory that goes with all that is in it. */
record TempTree(Path root) implements AutoCloseable {

  static TempTree in(Path parent, String name) {
    try {
      return new TempTree(Files.createTempDirectory(parent, name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write what is downloaded", e);
    }
  }

  @Override
  public void close() {
    try (var files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove what was downloaded", e);
    }
  }
}
