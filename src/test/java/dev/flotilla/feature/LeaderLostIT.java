package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two operators, of which one waits for the other to end. */
class LeaderLostIT extends GitRepoTest {

  @Test
  void aLeaderThatIsKilledInMidFlipIsSucceededWhenItsLeaseExpires() throws IOException {
    turnOnWithASync();
    try (var successor = another("flotilla-successor")) {
      operator()
          .whileFrozen(
              () -> {
                turn(false);
                assertThat(cronJob()).as("nobody works").isNotNull();
              });
      operator().kill();

      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> state() == FeatureState.Disabled);
      assertThat(jobs()).isEmpty();
      assertThat(accounts()).isEmpty();
      assertThat(holder()).isEqualTo("flotilla-successor");
      assertThat(successor.log()).doesNotContain("ERROR");
    }
    restartIfEnded();
  }

  @Test
  void aLeaderThatIsStoppedIsSucceededAtOnce() throws IOException {
    turnOnWithASync();
    try (var successor = another("flotilla-successor")) {
      turn(false);
      operator().close();

      // Its own time would be up only 15 s after it was renewed.
      assertThat(holder()).as("the lease was released").isNotEqualTo("flotilla-it");
      awaitState(FeatureState.Disabled);
      turn(true);
      awaitState(FeatureState.Enabled);
      assertThat(holder()).isEqualTo("flotilla-successor");
      assertThat(successor.isAlive()).isTrue();
    }
    restartIfEnded();
  }

  private FeatureState state() {
    return flotilla().getStatus().features.getFirst().state;
  }

  private String holder() {
    return admin
        .leases()
        .inNamespace(SYSTEM)
        .withName("flotilla")
        .get()
        .getSpec()
        .getHolderIdentity();
  }
}
