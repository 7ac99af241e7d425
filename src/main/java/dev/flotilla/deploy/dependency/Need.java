package dev.flotilla.deploy.dependency;

import dev.flotilla.api.fleet.BundleDependency;
import dev.flotilla.status.BundleState;
import dev.flotilla.target.Selector;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of {@code dependsOn}.
 *
 * @param name the bundle; empty = any that the selector chooses
 * @param selector labels that it must have; empty = any
 * @param accepted the states that are good enough
 */
public record Need(Optional<String> name, Optional<Selector> selector, Set<BundleState> accepted) {

  /**
   * Reads {@code dependsOn}; entries that name nothing count for nothing, as in Fleet.
   *
   * @throws dev.flotilla.target.InvalidTargetException when a selector or state cannot be right
   */
  public static List<Need> of(List<BundleDependency> entries) {
    return Stream.ofNullable(entries)
        .flatMap(List::stream)
        .filter(entry -> given(entry.name).isPresent() || entry.selector != null)
        .map(
            entry ->
                new Need(
                    given(entry.name),
                    Optional.ofNullable(entry.selector)
                        .map(selector -> Selector.of("dependsOn.selector", selector)),
                    states(entry.acceptedStates)))
        .toList();
  }

  /** Whether a bundle is meant; a selector never means the bundle itself that has it. */
  boolean means(Node node, Node self) {
    return name.map(node.bundle()::equals).orElse(node != self)
        && selector.map(chosen -> chosen.matches(node.labels())).orElse(true);
  }

  /** What it asks for, for messages. */
  String text() {
    return name.map(own -> selector.isPresent() ? own + " with the labels of its selector" : own)
        .orElse("what its selector chooses");
  }

  private static Set<BundleState> states(List<String> names) {
    var known =
        Arrays.stream(BundleState.values())
            .filter(state -> Objects.requireNonNullElse(names, List.of()).contains(state.name()))
            .collect(Collectors.toSet());
    return known.isEmpty() ? Set.of(BundleState.Ready) : Set.copyOf(known);
  }

  private static Optional<String> given(String text) {
    return Optional.ofNullable(text).filter(some -> !some.isEmpty());
  }
}
