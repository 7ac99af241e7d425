package dev.flotilla.testing.inprocess;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Many lives and many crashes would bury what matters in what libraries say about them. To read it
 * all: {@code -Dflotilla.test.log=INFO}.
 */
final class QuietLog {

  // Held: a logger that nobody holds forgets its level.
  private static final List<Logger> LOGGERS =
      Stream.of(
              "io.javaoperatorsdk",
              "io.fabric8",
              "io.vertx",
              "dev.flotilla.kubernetes.Announcer",
              "dev.flotilla.operator.Leadership",
              "Default ConfigurationService implementation")
          .map(Logger::getLogger)
          .toList();

  private QuietLog() {}

  static void set() {
    var level = Level.parse(System.getProperty("flotilla.test.log", "OFF"));
    LOGGERS.forEach(logger -> logger.setLevel(level));
  }
}
