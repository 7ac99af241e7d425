package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.InProcessTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondLookIT extends InProcessTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSecondReconciliationOfTheSwitchWritesNothing(boolean on) {
    var first = start();
    turn(true);
    awaitState(FeatureState.Enabled);
    turn(on);
    awaitState(on ? FeatureState.Enabled : FeatureState.Disabled);
    soon().until(() -> first.activity().isIdle());
    first.crash();
    var version = version(flotilla());

    var second = start();
    soon().until(() -> second.activity().rounds("flotilla") > 0 && second.activity().isIdle());

    assertThat(second.wire().writes())
        .filteredOn(write -> !write.resource().equals("clusters/status"))
        .isEmpty();
    assertThat(version(flotilla())).isEqualTo(version);
  }
}
