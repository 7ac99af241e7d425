package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.Rancher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RancherFeatureIT extends OperatorTest {

  @AfterEach
  void uninstallRancher() {
    rancher().uninstall();
  }

  private Rancher rancher() {
    return new Rancher(admin);
  }

  @Test
  void ranchersFeatureIsTheSwitchAsSoonAsItIsThere() {
    turn(true);
    awaitState(FeatureState.Enabled);

    rancher().install();
    rancher().choose(false);
    awaitState(FeatureState.Disabled);
    var status = flotilla().getStatus().features.getFirst();
    assertThat(status.source).isEqualTo(FeatureSource.RancherFeature);
    assertThat(status.message).isEqualTo("chosen by Rancher's Feature; spec.features is ignored");

    rancher().choose(true);
    awaitState(FeatureState.Enabled);
  }

  @Test
  void withoutRancherTheSpecificationDecidesAgain() {
    rancher().install();
    rancher().choose(false);
    turn(true);
    awaitState(FeatureState.Disabled);

    uninstallRancher();

    awaitState(FeatureState.Enabled);
    assertThat(flotilla().getStatus().features.getFirst().source).isEqualTo(FeatureSource.Spec);
  }

  @Test
  void ranchersCrdAloneIsNoSwitch() {
    rancher().install();
    turn(false);

    awaitState(FeatureState.Disabled);
    assertThat(flotilla().getStatus().features.getFirst().source).isEqualTo(FeatureSource.Spec);
  }
}
