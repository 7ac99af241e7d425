package dev.flotilla.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder for one run of a program, which only this user can read, and which is gone when it is
 * closed.
 *
 * @param path where it is
 */
public record WorkFolder(Path path) implements AutoCloseable {

  /**
   * @throws ToolException when none can be made
   */
  public static WorkFolder create() {
    try {
      return new WorkFolder(Files.createTempDirectory("flotilla").toRealPath());
    } catch (IOException e) {
      throw new ToolException("there is no place for files: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file, and the directories above it.
   *
   * @param name its path in this folder
   * @throws IllegalArgumentException when the name leads out of the folder
   * @throws ToolException when it cannot be written
   */
  public Path write(String name, String text) {
    var file = path.resolve(name).normalize();
    if (!file.startsWith(path) || file.equals(path)) {
      throw new IllegalArgumentException(name + ": leads out of the bundle");
    }
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new ToolException(name + ": cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (var all = Files.walk(path)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ToolException(path + " cannot be removed: " + e.getMessage(), e);
    }
  }
}
