package dev.flotilla.target.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Rollouts of many rounds, in which what was released is applied, or fails, at random. */
class PromotionPropertiesTest {

  private static final int MANY = 2_000;

  /** A cluster in a rollout; versions count up. */
  private static final class Cluster {
    private int released;
    private boolean isAvailable;

    private Cluster(int released, boolean isAvailable) {
      this.released = released;
      this.isAvailable = isAvailable;
    }

    private Member member() {
      return new Member(released > 0, released == 2, released > 0 && isAvailable, false);
    }
  }

  @Property(tries = 500)
  void neverMoreAreUnavailableThanMayBeAndAllEndUpReleased(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 8) Integer> sizes,
      @ForAll @IntRange(min = 1, max = 10) int maxUnavailable,
      @ForAll @IntRange(min = 1, max = 4) int perPartition,
      @ForAll @IntRange(min = 0, max = 2) int partitionsDown,
      @ForAll @IntRange(min = 1, max = 5) int maxNew,
      @ForAll @IntRange(min = 0, max = 3) int chanceOfNew,
      @ForAll long seed) {
    var random = new Random(seed);
    var partitions = new ArrayList<Partition<Cluster>>();
    for (var size : sizes) {
      var members = new ArrayList<Cluster>();
      for (var i = 0; i < size; i++) {
        members.add(new Cluster(random.nextInt(4) < chanceOfNew ? 0 : 1, true));
      }
      partitions.add(new Partition<>("p", perPartition, members));
    }
    var limits = new Limits(maxUnavailable, partitionsDown, maxNew);
    var all = partitions.stream().flatMap(partition -> partition.members().stream()).toList();

    for (var round = 0; round < MANY && !isDone(all); round++) {
      var before = old(all);
      var beforeOf = partitions.stream().map(partition -> old(partition.members())).toList();
      var decided = Promotion.of(partitions, limits, Cluster::member);
      assertThat(decided.created()).isLessThanOrEqualTo(maxNew);
      // Clusters that are new to the bundle had nothing that could become unavailable.
      var broken = 0;
      for (var i = 0; i < partitions.size(); i++) {
        var own = release(partitions.get(i).members(), decided);
        assertThat(own).isLessThanOrEqualTo(Math.max(0, perPartition - beforeOf.get(i)));
        broken += own;
      }
      assertThat(broken).isLessThanOrEqualTo(Math.max(0, maxUnavailable - before));
      all.stream()
          .filter(each -> each.released == 2 && random.nextBoolean())
          .forEach(each -> each.isAvailable = true);
    }

    assertThat(isDone(all)).isTrue();
  }

  @Property(tries = 300)
  void aClusterThatStaysUnavailableHoldsLaterPartitionsButNeverBreaksOthers(
      @ForAll @IntRange(min = 2, max = 8) int first,
      @ForAll @IntRange(min = 1, max = 8) int second) {
    var stuck = new Cluster(1, true);
    var one = new ArrayList<>(List.of(stuck));
    for (var i = 1; i < first; i++) {
      one.add(new Cluster(1, true));
    }
    var two = new ArrayList<Cluster>();
    for (var i = 0; i < second; i++) {
      two.add(new Cluster(1, true));
    }
    var partitions = List.of(new Partition<>("a", 1, one), new Partition<>("b", 1, two));
    for (var round = 0; round < 50; round++) {
      var decided = Promotion.of(partitions, new Limits(first + second, 0, 50), Cluster::member);
      release(partitions.stream().flatMap(each -> each.members().stream()).toList(), decided);
      one.stream().filter(each -> each != stuck).forEach(each -> each.isAvailable = true);
    }

    assertThat(stuck.released).isEqualTo(2);
    assertThat(one.stream().filter(each -> each.released == 2)).containsExactly(stuck);
    assertThat(two).allMatch(each -> each.released == 1 && each.isAvailable);
  }

  /** Releases what was decided; returns how many clusters that worked do not any more. */
  private static int release(List<Cluster> all, Promotion<Cluster> decided) {
    var broken = 0;
    for (var cluster : all) {
      if (decided.verdict(cluster) == Verdict.RELEASE && cluster.released != 2) {
        broken += cluster.released == 1 && cluster.isAvailable ? 1 : 0;
        cluster.released = 2;
        cluster.isAvailable = false;
      }
    }
    return broken;
  }

  private static int old(List<Cluster> all) {
    return (int) all.stream().filter(each -> each.member().isUnavailable()).count();
  }

  private static boolean isDone(List<Cluster> all) {
    return all.stream().allMatch(each -> each.released == 2 && each.isAvailable);
  }
}
