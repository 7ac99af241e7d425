package dev.flotilla.feature;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers of objects in words, for example {@code 1 CronJob, 5 Job}. */
final class Counts {

  private Counts() {}

  static <T> String byKind(Collection<T> objects, Function<T, String> kind) {
    return words(
        objects.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting())));
  }

  /**
   * @param counts how many of each kind, in the order to name them in
   */
  static String words(Map<String, ? extends Number> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
