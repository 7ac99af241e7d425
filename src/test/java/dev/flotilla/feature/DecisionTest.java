package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.Flotilla;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Choice ON = new Choice(true, FeatureSource.Spec, "chosen");
  private static final Choice OFF = new Choice(false, FeatureSource.Spec, "chosen");

  private final Flotilla flotilla = new Flotilla();

  @Test
  void whatWasChosenIsWanted() {
    assertThat(Decision.of(flotilla, ON, Optional.empty()).wanted()).isTrue();

    var off = Decision.of(flotilla, OFF, Optional.empty());
    assertThat(off.wanted()).isFalse();
    assertThat(off.closedBecause()).isEqualTo("continuous-delivery is off: chosen");
  }

  @Test
  void nothingIsWantedOfAnObjectThatGoes() {
    flotilla.getMetadata().setDeletionTimestamp("2026-11-24T12:00:00Z");

    var decision = Decision.of(flotilla, ON, Optional.empty());

    assertThat(decision.enabled()).isTrue();
    assertThat(decision.wanted()).isFalse();
    assertThat(decision.closedBecause())
        .isEqualTo(
            "continuous-delivery does not run: there is no Flotilla object, or it is being deleted");
  }

  @Test
  void nothingIsWantedWhileSomebodyElseDoesTheSameWork() {
    var decision = Decision.of(flotilla, ON, Optional.of("Rancher Fleet runs here"));

    assertThat(decision.enabled()).isTrue();
    assertThat(decision.wanted()).isFalse();
    assertThat(decision.message()).isEqualTo("Rancher Fleet runs here");
    assertThat(decision.closedBecause()).isEqualTo("Rancher Fleet runs here");
  }
}
