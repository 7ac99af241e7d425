package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.target.options.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Which clusters a Bundle goes to, and with which options. The first target that matches a cluster
 * decides that it gets the bundle; where there are restrictions, one of them must match too. Then
 * customizations, which never choose a cluster by themselves, give the options.
 *
 * @param customizations in the order in which they are tried
 * @param targets in the order in which they are tried
 * @param restrictions in any order; none = no restriction
 * @param allMatches whether all customizations that match count, or only the first
 */
record Matching(
    List<TargetRow> customizations,
    List<TargetRow> targets,
    List<TargetRow> restrictions,
    boolean allMatches) {

  /**
   * Reads the targets of a Bundle. A sync puts the customizations of fleet.yaml first, and as many
   * targets as restrictions behind them; a Bundle without restrictions was made by hand, and all
   * its targets choose.
   *
   * @throws InvalidTargetException when a selector cannot be right
   */
  static Matching of(BundleSpec spec) {
    var rows = rows("spec.targets", spec.targets, TargetRow::of);
    var restrictions = rows("spec.targetRestrictions", spec.targetRestrictions, TargetRow::of);
    var customizations =
        restrictions.isEmpty() ? 0 : Math.max(0, rows.size() - restrictions.size());
    return new Matching(
        rows.subList(0, customizations),
        rows.subList(customizations, rows.size()),
        restrictions,
        "AllMatches".equals(spec.targetCustomizationMode));
  }

  /**
   * The clusters that get the bundle, in the order given.
   *
   * @param clusters the clusters of the bundle's namespace
   * @param groups the cluster groups of the bundle's namespace
   */
  List<Choice> choose(List<ClusterView> clusters, List<GroupView> groups) {
    return clusters.stream()
        .flatMap(
            cluster ->
                choice(cluster, groups.stream().filter(group -> group.holds(cluster)).toList())
                    .stream())
        .toList();
  }

  private Optional<Choice> choice(ClusterView cluster, List<GroupView> groups) {
    var target = target(cluster, groups);
    if (target.isEmpty() || target.get().doNotDeploy()) {
      return Optional.empty();
    }
    var customs =
        customizations.stream()
            .filter(row -> row.matches(cluster, groups))
            .limit(allMatches ? customizations.size() : 1)
            .toList();
    if (customs.stream().anyMatch(TargetRow::doNotDeploy)) {
      return Optional.empty();
    }
    return Optional.of(
        allMatches
            ? merged(cluster, target.get(), customs)
            : first(cluster, target.get(), customs));
  }

  /** A target and a restriction that ask for a group must be about one and the same group. */
  private Optional<TargetRow> target(ClusterView cluster, List<GroupView> groups) {
    var views = groups.isEmpty() ? Stream.of(List.<GroupView>of()) : groups.stream().map(List::of);
    var seen = views.toList();
    return targets.stream()
        .filter(
            target ->
                seen.stream()
                    .anyMatch(group -> target.matches(cluster, group) && allows(cluster, group)))
        .findFirst();
  }

  private boolean allows(ClusterView cluster, List<GroupView> group) {
    return restrictions.isEmpty()
        || restrictions.stream().anyMatch(restriction -> restriction.matches(cluster, group));
  }

  /** A customization stands in for the target's options. */
  private static Choice first(ClusterView cluster, TargetRow target, List<TargetRow> customs) {
    var row = customs.isEmpty() ? target : customs.getFirst();
    return new Choice(cluster, row.name(), row.options());
  }

  private static Choice merged(ClusterView cluster, TargetRow target, List<TargetRow> customs) {
    var options = target.options();
    for (var custom : customs) {
      options = Options.merge(options, custom.options());
    }
    var row = customs.isEmpty() ? target : customs.getFirst();
    return new Choice(cluster, row.name(), options);
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
