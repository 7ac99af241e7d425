package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.InProcessFlipTest;
import dev.flotilla.testing.inprocess.Incarnation;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashAtEveryWriteIT extends InProcessFlipTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFlipConvergesFromACrashBeforeAndAfterEachOfItsWrites(boolean on) {
    follow("hello");
    var writes = writesOf(on);
    assertThat(writes).isGreaterThan(5);
    var killPoints = new TreeSet<String>();
    for (var write = 1; write <= writes; write++) {
      crashAt(write, false, on).ifPresent(killPoints::add);
      crashAt(write, true, on).ifPresent(killPoints::add);
    }
    System.out.println("kill points of a flip " + (on ? "on: " : "off: ") + killPoints);
    assertThat(killPoints).hasSizeGreaterThan(5);
  }

  /** How many writes a flip takes, from settled to settled. */
  private int writesOf(boolean on) {
    try (var life = start()) {
      flip(!on);
      soon().until(life.activity()::isIdle);
      life.wire().forget();
      flip(on);
      soon().until(life.activity()::isIdle);
      return life.wire().writes().size();
    }
  }

  /**
   * Crashes in a flip; a next life must end it.
   *
   * @return where the crash hit; empty when the flip needed fewer writes this time, since two
   *     changes of a status may fall together
   */
  private Optional<String> crashAt(int write, boolean arrives, boolean on) {
    var life = start();
    flip(!on);
    life.wire().cutAt(write, arrives);
    turn(on);
    soon().until(() -> life.wire().isCut() || isDone(on, life));
    life.crash();
    var next = start();
    awaitSettled(on);
    next.crash();
    return Optional.ofNullable(life.wire().killPoint());
  }

  private boolean isDone(boolean on, Incarnation life) {
    return objects().names().isEmpty() != on && isSettled(on) && life.activity().isIdle();
  }
}
