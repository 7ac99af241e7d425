package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.BundleTargetRestriction;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * One choice of clusters. All that is given must hold, and a group's name and labels must be those
 * of one and the same group; where nothing is given, nothing is chosen.
 *
 * @param criteria tests of a cluster as a member of a group
 * @param doNotDeploy whether the clusters get nothing
 */
record TargetRow(List<BiPredicate<ClusterView, GroupView>> criteria, boolean doNotDeploy) {

  /** Stands for the group of a cluster that is in none. */
  private static final GroupView NO_GROUP = new GroupView("", Map.of(), Optional.empty());

  /**
   * @param field where it stands, for messages
   * @throws InvalidTargetException when a selector cannot be right
   */
  static TargetRow of(String field, BundleTarget target) {
    return new TargetRow(
        criteria(
            field,
            target.clusterName,
            target.clusterGroup,
            target.clusterGroupSelector,
            target.clusterSelector),
        Boolean.TRUE.equals(target.doNotDeploy));
  }

  /**
   * @param field where it stands, for messages
   * @throws InvalidTargetException when a selector cannot be right
   */
  static TargetRow of(String field, BundleTargetRestriction restriction) {
    return new TargetRow(
        criteria(
            field,
            restriction.clusterName,
            restriction.clusterGroup,
            restriction.clusterGroupSelector,
            restriction.clusterSelector),
        false);
  }

  /**
   * @param groups the groups that the cluster is in
   */
  boolean matches(ClusterView cluster, List<GroupView> groups) {
    return !criteria.isEmpty()
        && Stream.concat(groups.stream(), Stream.of(NO_GROUP))
            .anyMatch(group -> criteria.stream().allMatch(test -> test.test(cluster, group)));
  }

  private static List<BiPredicate<ClusterView, GroupView>> criteria(
      String field,
      String clusterName,
      String clusterGroup,
      LabelSelector groupSelector,
      LabelSelector clusterSelector) {
    var criteria = new ArrayList<BiPredicate<ClusterView, GroupView>>();
    if (given(clusterName)) {
      criteria.add((cluster, group) -> cluster.isCalled(clusterName));
    }
    if (given(clusterGroup)) {
      criteria.add((cluster, group) -> group.name().equals(clusterGroup));
    }
    if (groupSelector != null) {
      var selector = Selector.of(field + ".clusterGroupSelector", groupSelector);
      criteria.add((cluster, group) -> group != NO_GROUP && selector.matches(group.labels()));
    }
    if (clusterSelector != null) {
      var selector = Selector.of(field + ".clusterSelector", clusterSelector);
      criteria.add((cluster, group) -> selector.matches(cluster.labels()));
    }
    return List.copyOf(criteria);
  }

  private static boolean given(String text) {
    return text != null && !text.isEmpty();
  }
}
