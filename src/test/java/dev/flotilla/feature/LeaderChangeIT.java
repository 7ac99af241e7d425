package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Edits;
import dev.flotilla.testing.InProcessFlipTest;
import dev.flotilla.testing.inprocess.Incarnation;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaderChangeIT extends InProcessFlipTest {

  /** A leader on a busy machine must not lose it by being late. */
  private static final Duration LEASE = Duration.ofSeconds(8);

  /** Who led in the test before is gone, and its lease need not expire first. */
  @BeforeEach
  void freeLease() {
    lease().delete();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherLeaderEndsAFlipWhoseLeaderStoppedHalfWay(boolean on) {
    follow("hello");
    var first = start(life -> life.identity("first").electing(LEASE));
    flip(!on);
    var second = start(life -> life.identity("second").electing(LEASE));
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
    var first = start(life -> life.identity("first").electing(LEASE));
    flip(!on);
    var second = start(life -> life.identity("second").electing(LEASE));
    turn(on);
    handLeaseTo("second");
    soon().until(() -> first.wire().isCut());
    soon().until(() -> works(second));

    awaitSettled(on);
    flip(!on);
    flip(on);
  }

  private static boolean works(Incarnation life) {
    return life.activity().rounds("flotilla") > 0;
  }

  /** The holder renews it all the time. */
  private void handLeaseTo(String identity) {
    Edits.change(
        lease(),
        lease -> {
          lease.getSpec().setHolderIdentity(identity);
          return lease;
        });
  }

  private Resource<Lease> lease() {
    return admin.leases().inNamespace(SYSTEM).withName("flotilla");
  }
}
