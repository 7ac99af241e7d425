package dev.flotilla.target;

import dev.flotilla.api.fleet.ClusterGroup;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What matters about a ClusterGroup when a Bundle looks for its targets.
 *
 * @param name the group's name
 * @param labels the group's labels
 * @param selector its clusters; empty = none
 */
record GroupView(String name, Map<String, String> labels, Optional<Selector> selector) {

  /**
   * @throws InvalidTargetException when its selector cannot be right
   */
  static GroupView of(ClusterGroup group) {
    var meta = group.getMetadata();
    return new GroupView(
        meta.getName(),
        Map.copyOf(Objects.requireNonNullElse(meta.getLabels(), Map.of())),
        Optional.ofNullable(group.getSpec())
            .map(spec -> spec.selector)
            .map(
                selector ->
                    Selector.of("ClusterGroup " + meta.getName() + ": spec.selector", selector)));
  }

  boolean holds(ClusterView cluster) {
    return selector.filter(chosen -> chosen.matches(cluster.labels())).isPresent();
  }
}
