package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.InProcessFlipTest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoWritersIT extends InProcessFlipTest {

  private static final int FLIPS = 100;
  private static final int MILLIS_APART = 100;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHundredFlipsInTenSecondsByTwoWritersEndInTheLastValueAndLeakNothing(boolean last) {
    follow("hello");
    var life = start();
    var sources = life.sources("flotilla");
    flip(true);
    var whileOn = life.sources("flotilla");

    flipFast();
    flip(last);

    assertThat(life.wire().isCut()).isFalse();
    soon()
        .untilAsserted(
            () ->
                assertThat(life.sources("flotilla"))
                    .containsExactlyInAnyOrderElementsOf(last ? whileOn : sources));
    assertThat(life.sources("gitrepo").contains("sync-jobs")).isEqualTo(last);
  }

  /** Each writer sets on and off in turn, and neither knows of the other. */
  private void flipFast() {
    var left = new AtomicInteger(FLIPS);
    var done = new CompletableFuture<Void>();
    try (var writers = Executors.newScheduledThreadPool(2)) {
      for (var start : new int[] {0, MILLIS_APART}) {
        writers.scheduleAtFixedRate(
            () -> {
              var number = left.decrementAndGet();
              if (number < 0) {
                done.complete(null);
                return;
              }
              try {
                turn(number % 4 < 2);
              } catch (RuntimeException e) {
                done.completeExceptionally(e);
              }
            },
            start,
            2 * MILLIS_APART,
            TimeUnit.MILLISECONDS);
      }
      // The end of the block waits for the other one: a write broken off may arrive after all.
      done.orTimeout(60, TimeUnit.SECONDS).join();
    }
  }
}
