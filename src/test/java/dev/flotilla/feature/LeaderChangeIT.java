package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.InProcessFlipTest;
import dev.flotilla.testing.inprocess.Incarnation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaderChangeIT extends InProcessFlipTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherLeaderEndsAFlipWhoseLeaderStoppedHalfWay(boolean on) {
    follow("hello");
    var first = start(life -> life.identity("first").electing());
    flip(!on);
    var second = start(life -> life.identity("second").electing());
    first.wire().cutAt(3, true);
    turn(on);
    soon().until(first.wire()::isCut);

    // Nobody releases the lease: it has to expire.
    awaitSettled(on);
    assertThat(second.activity().rounds("flotilla")).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoThatTakeThemselvesForTheLeaderDoNotDisturbTheFlip(boolean on) {
    follow("hello");
    var first = start(life -> life.identity("first").electing());
    flip(!on);
    var second = start(life -> life.identity("second").electing());
    turn(on);
    handLeaseTo("second");
    soon().until(() -> first.wire().isCut() && works(second));

    awaitSettled(on);
    flip(!on);
    flip(on);
  }

  private static boolean works(Incarnation life) {
    return life.activity().rounds("flotilla") > 0;
  }

  private void handLeaseTo(String identity) {
    admin
        .leases()
        .inNamespace(SYSTEM)
        .withName("flotilla")
        .edit(
            lease -> {
              lease.getSpec().setHolderIdentity(identity);
              return lease;
            });
  }
}
