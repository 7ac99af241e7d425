package dev.flotilla.target;

import dev.flotilla.api.fleet.RolloutPartition;
import dev.flotilla.api.fleet.RolloutStrategy;
import dev.flotilla.target.rollout.Limits;
import dev.flotilla.target.rollout.Partition;
import dev.flotilla.target.rollout.Share;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pace that a Bundle asks for.
 *
 * @param parts the partitions that it names
 * @param maxUnavailable of all clusters; also of a partition that says nothing and is not named
 * @param maxUnavailablePartitions partitions that may be unavailable before the next one waits
 * @param autoSize clusters of each partition that is made for those that are in no named one
 * @param autoThreshold how many clusters are too few for making partitions; 0 = never make any
 * @param maxNew clusters that get the bundle for the first time in one round
 */
record Partitioning(
    List<Part> parts,
    Share maxUnavailable,
    Share maxUnavailablePartitions,
    Share autoSize,
    int autoThreshold,
    int maxNew) {

  private static final String FIELD = "spec.rolloutStrategy.";
  private static final int MAX_NEW = 50;
  private static final int THRESHOLD = 200;

  /**
   * A partition that is named.
   *
   * @param maxUnavailable of its clusters
   */
  record Part(TargetRow row, Share maxUnavailable) {}

  /**
   * @param strategy null = none is given
   * @throws InvalidTargetException when a number or selector cannot be right
   */
  static Partitioning of(RolloutStrategy strategy) {
    var given = Objects.requireNonNullElseGet(strategy, RolloutStrategy::new);
    var max = share("maxUnavailable", given.maxUnavailable);
    var size = share("autoPartitionSize", given.autoPartitionSize).orElse(Share.percent(25));
    var threshold = Objects.requireNonNullElse(given.autoPartitionThreshold, THRESHOLD);
    // A partition that is named is a careful one, unless the whole rollout says otherwise.
    var cautious = max.orElse(Share.percent(10));
    var parts = new ArrayList<Part>();
    for (var partition :
        Objects.requireNonNullElse(given.partitions, List.<RolloutPartition>of())) {
      var field = "partitions[" + parts.size() + "]";
      parts.add(
          new Part(
              TargetRow.of(FIELD + field, partition),
              share(field + ".maxUnavailable", partition.maxUnavailable).orElse(cautious)));
    }
    return new Partitioning(
        List.copyOf(parts),
        max.orElse(Share.percent(100)),
        share("maxUnavailablePartitions", given.maxUnavailablePartitions).orElse(Share.number(0)),
        size,
        !size.isPercentage() && size.amount().signum() <= 0 ? 0 : Math.max(0, threshold),
        Objects.requireNonNullElse(given.maxNew, MAX_NEW));
  }

  /**
   * Each cluster in one partition: the first that is named and matches it, else one of those that
   * are made for the rest and come last.
   *
   * @param groups the groups of a cluster
   */
  <T> List<Partition<T>> split(
      List<T> all,
      Function<T, ClusterView> cluster,
      Function<ClusterView, List<GroupView>> groups) {
    var taken = Collections.newSetFromMap(new IdentityHashMap<T, Boolean>());
    var partitions = new ArrayList<Partition<T>>();
    for (var part : parts) {
      var members =
          all.stream()
              .filter(
                  each ->
                      !taken.contains(each)
                          && part.row()
                              .matches(cluster.apply(each), groups.apply(cluster.apply(each))))
              .toList();
      taken.addAll(members);
      partitions.add(
          new Partition<>(part.row().name(), part.maxUnavailable().of(members.size()), members));
    }
    var rest = all.stream().filter(each -> !taken.contains(each)).toList();
    if (!rest.isEmpty() || parts.isEmpty()) {
      partitions.addAll(automatic(rest));
    }
    return List.copyOf(partitions);
  }

  Limits limits(int clusters, int partitions) {
    return new Limits(maxUnavailable.of(clusters), maxUnavailablePartitions.of(partitions), maxNew);
  }

  private <T> List<Partition<T>> automatic(List<T> rest) {
    if (autoThreshold == 0 || rest.size() < autoThreshold) {
      return List.of(partition("All", rest));
    }
    var size = Math.max(1, autoSize.of(rest.size()));
    var partitions = new ArrayList<Partition<T>>();
    for (var from = 0; from < rest.size(); from += size) {
      var to = Math.min(rest.size(), from + size);
      partitions.add(partition("Partition " + from + " - " + to, rest.subList(from, to)));
    }
    return partitions;
  }

  private <T> Partition<T> partition(String name, List<T> members) {
    return new Partition<>(name, maxUnavailable.of(members.size()), List.copyOf(members));
  }

  private static Optional<Share> share(String field, IntOrString value) {
    try {
      return Optional.ofNullable(value).map(Share::of);
    } catch (NumberFormatException e) {
      throw new InvalidTargetException(
          "%s%s: %s is neither a whole number nor a percentage such as 25%%"
              .formatted(FIELD, field, value.getStrVal()));
    }
  }
}
