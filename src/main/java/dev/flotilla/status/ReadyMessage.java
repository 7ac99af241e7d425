package dev.flotilla.status;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message of a Ready condition that sums up several objects, in Fleet's format: {@code
 * NotReady(1) [Bundle x]; deployment.apps default/web [progressing] Available: 0/1}. Of each state
 * the first object stands for all, with at most four details of each kind; the parts are sorted, so
 * that the same facts make the same message.
 */
public final class ReadyMessage {

  private static final int DETAILS = 4;

  private ReadyMessage() {}

  /**
   * An object that is not ready.
   *
   * @param name its name, for example the bundle's
   * @param state its state
   * @param message why; empty = nothing to add
   * @param modified texts of objects that were changed, in the order to show
   * @param nonReady texts of objects that are not healthy, in the order to show
   */
  public record Item(
      String name,
      BundleState state,
      String message,
      List<String> modified,
      List<String> nonReady) {}

  /**
   * The message; empty when everything is ready.
   *
   * @param kind what the items are, for example {@code Bundle} or {@code Cluster}
   * @param counts how many objects are in each state; states that are absent count 0
   * @param items objects that are not ready, the most telling of each state first
   */
  public static String of(String kind, Map<BundleState, Integer> counts, Collection<Item> items) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey() != BundleState.Ready && entry.getValue() > 0)
        .flatMap(entry -> parts(kind, entry.getKey(), entry.getValue(), items))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> parts(
      String kind, BundleState state, int count, Collection<Item> items) {
    return items.stream().filter(item -> item.state() == state).findFirst().stream()
        .flatMap(
            item ->
                Stream.of(
                        Stream.of(head(kind, state, count, item)),
                        item.modified().stream().limit(DETAILS),
                        item.nonReady().stream().limit(DETAILS))
                    .flatMap(part -> part));
  }

  private static String head(String kind, BundleState state, int count, Item item) {
    var detail = item.message().isEmpty() ? "" : ": " + item.message();
    return "%s(%d) [%s %s%s]".formatted(state, count, kind, item.name(), detail);
  }
}
