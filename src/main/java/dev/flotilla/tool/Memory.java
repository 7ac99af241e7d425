package dev.flotilla.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process uses. */
final class Memory {

  private static final String OWN = "RssAnon:";

  private Memory() {}

  /**
   * Bytes that the process alone uses and that cannot be read again from a file; 0 where the system
   * does not tell, for example because the process has just ended.
   */
  static long of(long process) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
      return lines
          .filter(line -> line.startsWith(OWN))
          .map(line -> line.substring(OWN.length()).strip().split(" ")[0])
          .mapToLong(kibibytes -> Long.parseLong(kibibytes) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
