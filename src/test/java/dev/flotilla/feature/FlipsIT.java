package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.OperatorTest;
import org.junit.jupiter.api.Test;

class FlipsIT extends OperatorTest {

  @Test
  void twentyFastFlipsEndInTheLastValueWithNothingMissing() {
    for (var i = 1; i <= 20; i++) {
      turn(i % 2 == 0);
    }

    awaitState(FeatureState.Enabled);
    assertThat(cronJob()).isNotNull();
    awaitWatches(1);
  }

  @Test
  void twentyOneFastFlipsEndInTheLastValueWithNothingLeft() {
    for (var i = 1; i <= 21; i++) {
      turn(i % 2 == 0);
    }

    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    awaitWatches(0);
  }

  @Test
  void twentySlowFlipsReleaseTheWatchesEachTime() {
    for (var i = 0; i < 10; i++) {
      turn(true);
      awaitState(FeatureState.Enabled);
      awaitWatches(1);

      turn(false);
      awaitState(FeatureState.Disabled);
      awaitWatches(0);
    }
  }

  @Test
  void aCrashInTheMiddleOfAFlipConverges() {
    for (var on : new boolean[] {true, false, true, false}) {
      turn(on);
      crashAndRestart();
      awaitState(on ? FeatureState.Enabled : FeatureState.Disabled);
      assertThat(cronJob() != null).isEqualTo(on);
    }
  }

  /** The API server counts one until it has seen that the client ended it. */
  private void awaitWatches(int number) {
    soon().untilAsserted(() -> assertThat(watches()).isEqualTo(number));
  }

  /** Watches of one CronJob by its name, as the API server counts them. */
  private long watches() {
    return admin
        .raw("/metrics")
        .lines()
        .filter(line -> line.startsWith("apiserver_longrunning_requests{"))
        .filter(line -> line.contains("resource=\"cronjobs\""))
        .filter(line -> line.contains("scope=\"resource\""))
        .filter(line -> line.contains("verb=\"WATCH\""))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
