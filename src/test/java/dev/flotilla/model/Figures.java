package dev.flotilla.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run of the model has done, for people. */
final class Figures {

  private final Instant begin = Instant.now();
  private final Map<String, Integer> actions = new TreeMap<>();
  private final Map<String, Integer> kills = new TreeMap<>();
  private int sequences;
  private int quietPoints;
  private Duration quiet = Duration.ZERO;

  void acted(String kind) {
    actions.merge(kind, 1, Integer::sum);
  }

  void killed(String point) {
    kills.merge(point == null ? "between writes" : point, 1, Integer::sum);
  }

  void quiet(Duration took) {
    quietPoints++;
    quiet = quiet.plus(took);
  }

  void sequence() {
    sequences++;
  }

  int sequences() {
    return sequences;
  }

  Duration elapsed() {
    return Duration.between(begin, Instant.now());
  }

  @Override
  public String toString() {
    return """
        sequences     %d in %d s, %d ms each
        quiet points  %d, reached in %d ms on average
        actions       %d: %s
        kill points   %d distinct, %d hits: %s"""
        .formatted(
            sequences,
            elapsed().toSeconds(),
            elapsed().toMillis() / Math.max(1, sequences),
            quietPoints,
            quiet.toMillis() / Math.max(1, quietPoints),
            sum(actions),
            list(actions),
            kills.size(),
            sum(kills),
            list(kills));
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String list(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
