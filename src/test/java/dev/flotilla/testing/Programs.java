package dev.flotilla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Programs that a test runs and waits for. */
final class Programs {

  private Programs() {}

  /**
   * Runs one.
   *
   * @param name what it is called when it fails
   * @return what it printed, on either stream
   * @throws IllegalStateException with what it printed, when it fails or takes 20 minutes
   */
  static String run(String name, ProcessBuilder program) {
    try {
      var out = Files.createTempFile("flotilla-program", ".log");
      try {
        // To a file: a daemon that inherits a pipe would keep the reader waiting for ever.
        var process = program.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        if (!process.waitFor(20, TimeUnit.MINUTES) || process.exitValue() != 0) {
          process.destroy();
          throw new IllegalStateException(name + " failed:\n" + Files.readString(out));
        }
        return Files.readString(out);
      } finally {
        Files.delete(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
