package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Objects in words. */
final class ObjectWords {

  private ObjectWords() {}

  /** For example {@code 3 Present, 1 Blocked}; empty when there are none. */
  static String byState(List<ManagedResource> objects) {
    return objects.stream()
        .collect(Collectors.groupingBy(each -> each.state, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** For example {@code 1 CronJob, 3 Jobs}; empty when there are none. */
  static String byKind(List<ManagedResource> objects) {
    return objects.stream()
        .collect(Collectors.groupingBy(each -> each.kind, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> count(entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** For example {@code 1 Job}, {@code 2 Jobs}. */
  static String count(long count, String kind) {
    return count + " " + kind + (count == 1 ? "" : "s");
  }

  /** For example {@code Job shop/sync-1, Job shop/sync-2}. */
  static String named(List<ManagedResource> objects) {
    return join(objects, ObjectWords::name);
  }

  /** The objects that cannot go, with what holds each; empty when there are none. */
  static String blocked(List<ManagedResource> objects) {
    return join(
        in(objects, ManagedResourceState.Blocked), each -> name(each) + " is " + each.message);
  }

  private static List<ManagedResource> in(
      List<ManagedResource> objects, ManagedResourceState state) {
    return objects.stream().filter(each -> each.state == state).toList();
  }

  static List<ManagedResource> notIn(List<ManagedResource> objects, ManagedResourceState state) {
    return objects.stream().filter(each -> each.state != state).toList();
  }

  /** Namespace and name, or the name alone where there is no namespace. */
  static String path(ManagedResource object) {
    return object.namespace == null ? object.name : object.namespace + "/" + object.name;
  }

  private static String name(ManagedResource object) {
    return object.kind + " " + path(object);
  }

  private static String join(
      List<ManagedResource> objects, Function<ManagedResource, String> words) {
    return objects.stream().map(words).collect(Collectors.joining("; "));
  }
}
