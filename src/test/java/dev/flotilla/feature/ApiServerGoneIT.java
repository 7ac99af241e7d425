package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.UserObjects;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * The API server is gone for a while: 5 s, or five minutes with {@code -Dflotilla.test.long=true}.
 * The operator may end by losing its lease; then it is started again, as a kubelet does.
 */
class ApiServerGoneIT extends OperatorTest {

  private static final boolean LONG = Boolean.getBoolean("flotilla.test.long");
  private static final Duration OUTAGE = LONG ? Duration.ofMinutes(5) : Duration.ofSeconds(5);

  /**
   * The garbage collector, whose turn comes when an object with others below it is deleted, looks
   * again after up to half a minute, and then once for each kind.
   */
  private static final Duration RECOVERY = LONG ? Duration.ofMinutes(3) : Duration.ofMinutes(1);

  @Test
  void anOutageWhileOnAndInMidFlipConvergesAndTakesNothingOfTheUsers() {
    var users = UserObjects.deploy(admin);
    turn(true);
    awaitState(FeatureState.Enabled);
    var before = users.versions();

    outage();
    awaitState(FeatureState.Enabled);
    turn(false);
    outage();
    awaitAfterOutage(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    turn(true);
    awaitAfterOutage(FeatureState.Enabled);

    assertThat(cronJob()).isNotNull();
    assertThat(users.versions()).isEqualTo(before);
    users.remove();
  }

  private void outage() {
    LocalCluster.stopApiServer();
    Awaitility.await().pollDelay(OUTAGE).atMost(OUTAGE.plusSeconds(10)).until(() -> true);
    LocalCluster.startApiServer();
    restartIfEnded();
  }

  /**
   * The operator may end some seconds after the outage too, when it finds that its lease is lost.
   */
  private void awaitAfterOutage(FeatureState state) {
    Awaitility.await()
        .atMost(RECOVERY)
        .conditionEvaluationListener(
            condition -> {
              if (condition.isSatisfied()) {
                System.out.printf(
                    "%s %d ms after the outage%n", state, condition.getElapsedTimeInMS());
              }
            })
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              restartIfEnded();
              var status = flotilla().getStatus();
              return status.observedGeneration.equals(flotilla().getMetadata().getGeneration())
                  && status.features.getFirst().state == state;
            });
  }
}
