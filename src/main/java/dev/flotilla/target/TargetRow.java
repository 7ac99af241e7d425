package dev.flotilla.target;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.BundleTargetRestriction;
import dev.flotilla.api.fleet.RolloutPartition;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * One choice of clusters. All that is given must hold, and a group's name and labels must be those
 * of one and the same group; where nothing is given, nothing is chosen.
 *
 * @param criteria tests of a cluster as a member of a group
 * @param name for people
 * @param doNotDeploy whether the clusters get nothing
 * @param options what differs there
 */
record TargetRow(
    List<BiPredicate<ClusterView, GroupView>> criteria,
    String name,
    boolean doNotDeploy,
    BundleDeploymentOptions options) {

  /** Stands for the group of a cluster that is in none; as in Fleet, it has no labels. */
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
        given(target.name) ? target.name : field,
        Boolean.TRUE.equals(target.doNotDeploy),
        target);
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
        field,
        false,
        new BundleDeploymentOptions());
  }

  /**
   * @param field where it stands, for messages
   * @throws InvalidTargetException when a selector cannot be right
   */
  static TargetRow of(String field, RolloutPartition partition) {
    return new TargetRow(
        criteria(
            field,
            partition.clusterName,
            partition.clusterGroup,
            partition.clusterGroupSelector,
            partition.clusterSelector),
        given(partition.name) ? partition.name : field,
        false,
        new BundleDeploymentOptions());
  }

  /**
   * @param groups the groups that the cluster is in
   */
  boolean matches(ClusterView cluster, List<GroupView> groups) {
    var views = groups.isEmpty() ? List.of(NO_GROUP) : groups;
    return !criteria.isEmpty()
        && views.stream()
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
      criteria.add((cluster, group) -> selector.matches(group.labels()));
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
