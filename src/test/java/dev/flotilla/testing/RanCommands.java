package dev.flotilla.testing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the shells of this JVM have run so far, whichever test asked for it. */
public final class RanCommands {

  private static final List<Ran> ALL = new CopyOnWriteArrayList<>();

  private RanCommands() {}

  /**
   * One command that was begun.
   *
   * @param text as the shell was given it
   * @param passed whether it ended well
   * @param took until it ended; zero when it failed
   */
  public record Ran(String text, boolean passed, Duration took) {}

  /**
   * Adds what one shell ran.
   *
   * @param commands what it was given
   * @param times seconds since 1970: one before the first command, and one after each that passed
   */
  static void add(List<String> commands, List<String> times) {
    for (var i = 0; i < commands.size() && i < times.size(); i++) {
      var passed = i + 1 < times.size();
      var took = passed ? between(times.get(i), times.get(i + 1)) : Duration.ZERO;
      ALL.add(new Ran(commands.get(i), passed, took));
    }
  }

  /** A command, also with further arguments; of several runs one that failed, or else the last. */
  public static Optional<Ran> find(String text) {
    var runs =
        ALL.stream()
            .filter(ran -> ran.text().equals(text) || ran.text().startsWith(text + " "))
            .toList();
    return runs.stream()
        .filter(ran -> !ran.passed())
        .findFirst()
        .or(() -> runs.stream().reduce((one, later) -> later));
  }

  private static Duration between(String from, String to) {
    return Duration.ofMillis(
        Math.round((Double.parseDouble(to) - Double.parseDouble(from)) * 1000));
  }
}
