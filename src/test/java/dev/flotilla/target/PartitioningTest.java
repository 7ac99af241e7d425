package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.RolloutStrategy;
import dev.flotilla.target.rollout.Partition;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningTest {

  private static final GroupView PROD =
      GroupView.of(
          read(
              "{metadata: {name: prod}, spec: {selector: {matchLabels: {env: prod}}}}",
              ClusterGroup.class));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                            | 4   | All:4/4",
        "{}                                            | 199 | All:199/199",
        "{}                                            | 200 | Partition 0 - 50:50/50 Partition 50 - 100:50/50 Partition 100 - 150:50/50 Partition 150 - 200:50/50",
        "{autoPartitionThreshold: 5}                   | 5   | Partition 0 - 1:1/1 Partition 1 - 2:1/1 Partition 2 - 3:1/1 Partition 3 - 4:1/1 Partition 4 - 5:1/1",
        "{autoPartitionThreshold: 0, autoPartitionSize: 2} | 5 | All:5/5",
        "{autoPartitionSize: 0, autoPartitionThreshold: 1} | 5 | All:5/5",
        "{autoPartitionThreshold: 1, autoPartitionSize: 2} | 5 | Partition 0 - 2:2/2 Partition 2 - 4:2/2 Partition 4 - 5:1/1",
        "{autoPartitionThreshold: 1, autoPartitionSize: 50%, maxUnavailable: 50%} | 5 | Partition 0 - 2:2/1 Partition 2 - 4:2/1 Partition 4 - 5:1/1",
        "{maxUnavailable: 1}                           | 0   | All:0/1",
      })
  void makesPartitionsOfManyClusters(String strategy, int clusters, String expected) {
    assertThat(words(strategy, clusters)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{name: a, clusterName: c1}]                              | a:1/1 All:3/3",
        "[{name: a, clusterGroup: prod}, {name: b, clusterSelector: {}}] | a:2/1 b:2/1",
        // A cluster is in the first that matches only.
        "[{name: a, clusterSelector: {}}, {name: b, clusterName: c1}] | a:4/1 b:0/1",
        "[{name: a, clusterSelector: {}, maxUnavailable: 75%}]     | a:4/3",
        "[{name: a}]                                               | a:0/1 All:4/4",
        "[{clusterName: c2}]                                       | partitions:1/1 All:3/3",
      })
  void takesThoseThatAreNamedFirstAndTheRestLast(String partitions, String expected) {
    assertThat(
            words("{partitions: " + partitions + "}", 4)
                .replaceAll("\\S*partitions\\[0\\]", "partitions"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{maxUnavailable: many}",
        "{autoPartitionSize: x%}",
        "{maxUnavailablePartitions: '1.5'}",
        "{partitions: [{maxUnavailable: some}]}"
      })
  void saysWhichNumberIsWrong(String strategy) {
    assertThatThrownBy(() -> words(strategy, 1))
        .isInstanceOf(InvalidTargetException.class)
        .hasMessageContaining("spec.rolloutStrategy.")
        .hasMessageContaining("neither a whole number nor a percentage");
  }

  private static String words(String strategy, int clusters) {
    var all =
        IntStream.range(0, clusters)
            .mapToObj(
                i ->
                    ClusterView.of(
                        read(
                            "metadata: {name: c%d, namespace: ns, labels: {env: %s}}"
                                .formatted(i, i % 2 == 0 ? "prod" : "dev"),
                            Cluster.class)))
            .toList();
    return Partitioning.of(read(strategy, RolloutStrategy.class))
        .split(all, Function.identity(), cluster -> PROD.holds(cluster) ? List.of(PROD) : List.of())
        .stream()
        .map(PartitioningTest::word)
        .collect(Collectors.joining(" "));
  }

  private static String word(Partition<ClusterView> partition) {
    return "%s:%d/%d"
        .formatted(partition.name(), partition.members().size(), partition.maxUnavailable());
  }
}
