package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.InProcessFlipTest;
import org.junit.jupiter.api.RepeatedTest;

class ThereAndBackIT extends InProcessFlipTest {

  /** What was said before the last change must not count as said now. */
  @RepeatedTest(10)
  void aStatusThatGoesThereAndBackEndsInWhatIsTrue() {
    start();
    turn(false);
    follow("hello");
    awaitState(FeatureState.Disabled);
    awaitClosed();
    turn(true);
    turn(false);
    awaitState(FeatureState.Disabled);
    awaitClosed();
  }

  private void awaitClosed() {
    soon()
        .untilAsserted(
            () ->
                assertThat(GitRepos.ready(admin, LOCAL, "hello"))
                    .hasValueSatisfying(
                        ready -> assertThat(ready.reason).isEqualTo("FeatureDisabled")));
  }
}
