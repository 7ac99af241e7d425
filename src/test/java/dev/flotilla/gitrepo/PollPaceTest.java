package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PollPaceTest {

  @Test
  void looksAtTheIntervalWithATenthOfJitter() {
    var interval = Duration.ofSeconds(15);

    assertThat(PollPace.next(interval, 0, 0.0)).isEqualTo(interval);
    assertThat(PollPace.next(interval, 0, 0.999)).isBetween(interval, interval.plusMillis(1500));
  }

  @Test
  void backsOffFromARepositoryThatCannotBeRead() {
    var interval = Duration.ofSeconds(15);

    assertThat(PollPace.next(interval, 1, 0)).isEqualTo(Duration.ofSeconds(30));
    assertThat(PollPace.next(interval, 3, 0)).isEqualTo(Duration.ofMinutes(2));
    assertThat(PollPace.next(interval, 30, 0)).isEqualTo(PollPace.SLOWEST_RETRY);
  }

  @Property
  void neverLooksMoreOftenThanAskedFor(
      @ForAll @IntRange(min = 1, max = 100_000) int seconds,
      @ForAll @IntRange(min = 0, max = 100) int failures,
      @ForAll @DoubleRange(min = 0, max = 0.99) double random) {
    var interval = Duration.ofSeconds(seconds);

    assertThat(PollPace.next(interval, failures, random)).isGreaterThanOrEqualTo(interval);
  }

  @Test
  void spreadsFirstLooksOverFiveSeconds() {
    assertThat(PollPace.first(0)).isZero();
    assertThat(PollPace.first(20)).isEqualTo(Duration.ofSeconds(2));
    assertThat(PollPace.first(10_000)).isEqualTo(Duration.ofSeconds(5));
  }
}
