package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.OperatorTest;
import org.junit.jupiter.api.Test;

/** The conditions as tools read them that know nothing of Flotilla (KEP-1623, kstatus). */
class ConditionsIT extends OperatorTest {

  @Test
  void settledIsReadyAndNeitherReconcilingNorStalled() {
    for (var on : new boolean[] {true, false}) {
      turn(on);
      awaitState(on ? FeatureState.Enabled : FeatureState.Disabled);

      assertThat(condition("Ready")).hasValueSatisfying(ready -> is(ready, "True", "Succeeded"));
      assertThat(condition("ContinuousDelivery"))
          .hasValueSatisfying(
              chain -> is(chain, on ? "True" : "False", on ? "Enabled" : "Disabled"));
      assertThat(condition("Reconciling")).isEmpty();
      assertThat(condition("Stalled")).isEmpty();
    }
  }

  @Test
  void onTheWayIsReconcilingAndUnknownAndHeldIsStalled() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var cronJob = cronJob();
    hold(cronJob);
    turn(false);
    awaitStalled("RemovalBlocked", HOLD);

    assertThat(condition("Ready")).hasValueSatisfying(it -> is(it, "False", "RemovalBlocked"));
    assertThat(condition("Reconciling")).hasValueSatisfying(it -> is(it, "True", "RemovalBlocked"));
    assertThat(condition("ContinuousDelivery"))
        .hasValueSatisfying(it -> is(it, "Unknown", "RemovalBlocked"));

    release(cronJob);
    awaitState(FeatureState.Disabled);
    assertThat(condition("Stalled")).isEmpty();
  }

  @Test
  void aFeatureThatNobodyChoseIsOnByDefaultAndTheStatusSaysSo() {
    var flotilla = new Flotilla();
    flotilla.getMetadata().setName(Flotilla.NAME);
    admin.resource(flotilla).create();

    awaitState(FeatureState.Enabled);
    var feature = flotilla().getStatus().features.getFirst();
    assertThat(feature.source).isEqualTo(FeatureSource.Default);
    assertThat(feature.message).isEqualTo("never chosen, on by default");
  }

  private void is(Condition condition, String status, String reason) {
    assertThat(condition.status).isEqualTo(status);
    assertThat(condition.reason).isEqualTo(reason);
    assertThat(condition.observedGeneration).isEqualTo(flotilla().getMetadata().getGeneration());
  }
}
