package dev.flotilla.target.rollout;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One round of a rollout. Partitions come one after the other: the next one waits while more
 * partitions are unavailable than may be. In a partition, a cluster that works gets the new version
 * only when one more may be unavailable; one that does not work gets it at once, since it may mend
 * it and breaks nothing.
 *
 * @param <T> what stands for a cluster: one object each, told apart by identity
 */
public final class Promotion<T> {

  private final Function<T, Member> member;
  private final Limits limits;
  private final Map<T, Verdict> verdicts = new IdentityHashMap<>();
  private final List<Integer> unavailableOf = new ArrayList<>();
  private int unavailable;
  private int unavailablePartitions;
  private int created;

  private Promotion(Function<T, Member> member, Limits limits) {
    this.member = member;
    this.limits = limits;
  }

  /** Decides for all clusters; each is in one partition. */
  public static <T> Promotion<T> of(
      List<Partition<T>> partitions, Limits limits, Function<T, Member> member) {
    var round = new Promotion<>(member, limits);
    for (var partition : partitions) {
      round.unavailable += round.unavailable(partition);
    }
    for (var partition : partitions) {
      if (round.unavailablePartitions > limits.maxUnavailablePartitions()) {
        round.hold(partition);
      } else {
        round.promote(partition);
      }
    }
    return round;
  }

  /** What a cluster gets. */
  public Verdict verdict(T cluster) {
    return verdicts.get(cluster);
  }

  /** Clusters that get the bundle for the first time now. */
  public int created() {
    return created;
  }

  /** Partitions in which more clusters are unavailable or not up to date than may be. */
  public int unavailablePartitions() {
    return unavailablePartitions;
  }

  /** Clusters of each partition that are unavailable or not up to date. */
  public List<Integer> unavailableOf() {
    return List.copyOf(unavailableOf);
  }

  private void promote(Partition<T> partition) {
    var own = unavailable(partition);
    for (var cluster : partition.members()) {
      var view = member.apply(cluster);
      var breaks = view.exists() && view.isAvailable() && !view.isReleased() && !view.isPaused();
      if (breaks && unavailable < limits.maxUnavailable() && own < partition.maxUnavailable()) {
        unavailable++;
        own++;
        verdicts.put(cluster, Verdict.RELEASE);
      } else {
        verdicts.put(cluster, breaks ? Verdict.STAGE : harmless(view));
      }
    }
    var open = count(partition);
    if (open > partition.maxUnavailable()) {
      unavailablePartitions++;
    }
  }

  private Verdict harmless(Member view) {
    if (!view.exists()) {
      if (created >= limits.maxNew()) {
        return Verdict.WAIT;
      }
      created++;
    }
    return view.isPaused() ? Verdict.STAGE : Verdict.RELEASE;
  }

  private void hold(Partition<T> partition) {
    for (var cluster : partition.members()) {
      var view = member.apply(cluster);
      verdicts.put(
          cluster,
          !view.exists()
              ? Verdict.WAIT
              : view.isReleased() && !view.isPaused() ? Verdict.RELEASE : Verdict.STAGE);
    }
    if (count(partition) > partition.maxUnavailable()) {
      unavailablePartitions++;
    }
  }

  private int count(Partition<T> partition) {
    var open =
        (int)
            partition.members().stream().filter(cluster -> !member.apply(cluster).isDone()).count();
    unavailableOf.add(open);
    return open;
  }

  private int unavailable(Partition<T> partition) {
    return (int)
        partition.members().stream()
            .filter(cluster -> member.apply(cluster).isUnavailable())
            .count();
  }
}
