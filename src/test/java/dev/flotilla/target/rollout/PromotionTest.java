package dev.flotilla.target.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One round. A cluster is a letter: {@code -} new to the bundle, {@code o} old version and fine,
 * {@code x} old version and unavailable, {@code p} old version, fine and paused, {@code u} newest
 * version and unavailable, {@code d} done. A verdict is one too: R, S or W.
 */
class PromotionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // clusters per partition with its maxUnavailable | all, partitions, new | verdicts
        "oooo:4           | 4 0 50 | RRRR",
        "oooo:4           | 2 0 50 | RRSS",
        "oooo:1           | 4 0 50 | RSSS",
        "ooxo:1           | 4 0 50 | SSRS",
        "ooxu:2           | 4 0 50 | SSRR",
        "oouo:2           | 4 0 50 | RSRS",
        "dodo:2           | 4 0 50 | RRRR",
        "popo:1           | 4 0 50 | SRSS",
        "oooo:0           | 4 0 50 | SSSS",
        "----:4           | 1 0 3  | RRRW",
        "--oo:4           | 4 0 1  | RWRR",
        "----:1           | 1 0 0  | WWWW",
        // The next partition waits until the first one is done.
        "oo:1 oo:1        | 4 0 50 | RS SS",
        "du:1 oo:1        | 4 0 50 | RR RS",
        "dd:1 oo:1        | 4 0 50 | RR RS",
        "oo:1 o-:1        | 4 0 50 | RS SW",
        "oo:1 do:1        | 4 0 50 | RS RS",
        // One partition more may be unavailable.
        "oo:1 oo:1 oo:1   | 6 1 50 | RS RS SS",
        // All together are fewer than the partitions allow.
        "oo:2 oo:2        | 3 0 50 | RR RS",
      })
  void decidesForEachCluster(String clusters, String limits, String verdicts) {
    var numbers = limits.strip().split(" ");
    var partitions = new ArrayList<Partition<String>>();
    for (var part : clusters.strip().split(" ")) {
      var halves = part.split(":");
      partitions.add(
          new Partition<>(
              part,
              Integer.parseInt(halves[1]),
              halves[0].chars().mapToObj(c -> new String(new char[] {(char) c})).toList()));
    }
    var round =
        Promotion.of(
            partitions,
            new Limits(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2])),
            PromotionTest::member);

    assertThat(
            partitions.stream()
                .map(partition -> letters(round, partition.members()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(verdicts);
  }

  private static String letters(Promotion<String> round, List<String> clusters) {
    return clusters.stream()
        .map(cluster -> round.verdict(cluster).name().substring(0, 1))
        .collect(Collectors.joining());
  }

  private static Member member(String letter) {
    return new Member(
        !letter.equals("-"), "ud".contains(letter), "opd".contains(letter), letter.equals("p"));
  }
}
