package dev.flotilla.feature;

import dev.flotilla.testing.InProcessFlipTest;
import dev.flotilla.testing.inprocess.MovableClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockJumpIT extends InProcessFlipTest {

  /** To where the clock jumps when a flip has begun. */
  @ParameterizedTest
  @ValueSource(ints = {24, -24})
  void aClockThatJumpsADayInMidFlipHoldsNothingUp(int hours) {
    var clock = new MovableClock();
    follow("hello");
    start(life -> life.clock(clock));
    for (var on : new boolean[] {true, false, true, false}) {
      turn(on);
      soon().until(() -> flotilla().getStatus() != null);
      clock.setAhead(on ? Duration.ofHours(hours) : Duration.ZERO);
      awaitSettled(on);
    }
  }
}
