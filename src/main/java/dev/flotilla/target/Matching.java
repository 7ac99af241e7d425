package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Which clusters a Bundle goes to: the first target that matches a cluster decides, and where there
 * are restrictions, one of them must match too.
 *
 * @param targets in the order in which they are tried
 * @param restrictions in any order; none = no restriction
 */
record Matching(List<TargetRow> targets, List<TargetRow> restrictions) {

  /**
   * @throws InvalidTargetException when a selector cannot be right
   */
  static Matching of(BundleSpec spec) {
    return new Matching(
        rows("spec.targets", spec.targets, TargetRow::of),
        rows("spec.targetRestrictions", spec.targetRestrictions, TargetRow::of));
  }

  /**
   * The clusters that get the bundle, in the order given.
   *
   * @param clusters the clusters of the bundle's namespace
   * @param groups the cluster groups of the bundle's namespace
   */
  List<ClusterView> choose(List<ClusterView> clusters, List<GroupView> groups) {
    return clusters.stream()
        .filter(
            cluster ->
                chooses(cluster, groups.stream().filter(group -> group.holds(cluster)).toList()))
        .toList();
  }

  private boolean chooses(ClusterView cluster, List<GroupView> groups) {
    return allows(cluster, groups)
        && targets.stream()
            .filter(target -> target.matches(cluster, groups))
            .findFirst()
            .filter(target -> !target.doNotDeploy())
            .isPresent();
  }

  private boolean allows(ClusterView cluster, List<GroupView> groups) {
    return restrictions.isEmpty()
        || restrictions.stream().anyMatch(restriction -> restriction.matches(cluster, groups));
  }

  private static <T> List<TargetRow> rows(
      String field, List<T> entries, BiFunction<String, T, TargetRow> read) {
    var rows = new ArrayList<TargetRow>();
    for (var entry : Objects.requireNonNullElse(entries, List.<T>of())) {
      rows.add(read.apply(field + "[" + rows.size() + "]", entry));
    }
    return List.copyOf(rows);
  }
}
