package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files that are made from others and checked in.
 *
 * @param folder where they are
 * @param expected what they must hold, by their path below the folder
 */
record GeneratedFiles(Path folder, SortedMap<String, String> expected) {

  private static final String UPDATE =
      "./mvnw -q test -Dtest='dev.flotilla.packaging.*Test' -Dpackages.update=true";

  static final String HEADER = "# Made from kubernetes/ by " + UPDATE + "\n";

  /**
   * Asserts that the files are there as they must be, and no others; with {@code
   * -Dpackages.update=true} it writes them first.
   */
  void check() {
    if (Boolean.getBoolean("packages.update")) {
      rewrite();
    }
    assertThat(actual())
        .as(folder + " is made from other files of the project; to renew it: " + UPDATE)
        .isEqualTo(expected);
  }

  /** Writes the files into another folder. */
  void writeTo(Path other) {
    new GeneratedFiles(other, expected).rewrite();
  }

  private void rewrite() {
    try {
      for (var stale : actual().keySet()) {
        Files.delete(folder.resolve(stale));
      }
      for (var file : expected.entrySet()) {
        var path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> actual() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      var files = new TreeMap<String, String>();
      paths
          .filter(Files::isRegularFile)
          .forEach(path -> files.put(folder.relativize(path).toString(), Trees.text(path)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
