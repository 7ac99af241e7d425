package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentStateTest {

  @ParameterizedTest(name = "staged {0} wanted {1} applied {2} failed {3} ready {4}: {6}")
  @CsvSource({
    // staged, wanted, applied, failed, ready, nonModified, state
    "v1,   ,   ,   false, false, false, Pending",
    "v1, '',   ,   false, false, false, Pending",
    "v1,   ,   ,   true,  false, false, ErrApplied",
    "v1, v1,   ,   false, false, false, WaitApplied",
    "v2, v2, v1,   false, true,  true,  WaitApplied",
    "v1, v1,   ,   true,  false, false, ErrApplied",
    "v2, v2, v1,   true,  true,  true,  ErrApplied",
    "v1, v1, v1,   false, false, true,  NotReady",
    "v2, v1, v1,   false, false, true,  NotReady",
    "v2, v1, v1,   false, true,  true,  OutOfSync",
    "v1, v1, v1,   false, true,  false, Modified",
    "v1, v1, v1,   false, true,  true,  Ready",
    "  , v1, v1,   false, true,  true,  Ready",
  })
  void theFirstRuleThatFitsWins(
      String staged,
      String wanted,
      String applied,
      boolean failed,
      boolean ready,
      boolean nonModified,
      BundleState expected) {
    var state = new DeploymentState(staged, wanted, applied, failed, ready, nonModified).state();

    assertThat(state).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Ready,NotReady,NotReady",
    "ErrApplied,WaitApplied,ErrApplied",
    "Pending,Ready,Pending"
  })
  void theWorstStateIsShown(BundleState one, BundleState other, BundleState expected) {
    assertThat(BundleState.worst(List.of(one, other))).isEqualTo(expected);
    assertThat(BundleState.worst(List.of(other, one))).isEqualTo(expected);
  }
}
