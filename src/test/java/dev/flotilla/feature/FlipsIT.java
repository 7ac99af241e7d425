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
    assertThat(watches()).isOne();
  }

  @Test
  void twentyOneFastFlipsEndInTheLastValueWithNothingLeft() {
    for (var i = 1; i <= 21; i++) {
      turn(i % 2 == 0);
    }

    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    assertThat(watches()).isZero();
  }

  @Test
  void twentySlowFlipsReleaseTheWatchesEachTime() {
    for (var i = 0; i < 10; i++) {
      turn(true);
      awaitState(FeatureState.Enabled);
      assertThat(watches()).isOne();

      turn(false);
      awaitState(FeatureState.Disabled);
      soon().untilAsserted(() -> assertThat(watches()).isZero());
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
