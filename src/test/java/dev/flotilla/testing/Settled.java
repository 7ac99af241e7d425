package dev.flotilla.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;

/** Waits for the end of changes of which no condition tells which is the last. */
public final class Settled {

  private Settled() {}

  /**
   * What a question gives once it has given the same for a while.
   *
   * @param soon how long that is waited for
   * @param quiet the while
   */
  public static <T> T answer(ConditionFactory soon, Duration quiet, Supplier<T> question) {
    var seen = new AtomicReference<>(question.get());
    soon.during(quiet)
        .until(
            () -> {
              var now = question.get();
              return now.equals(seen.getAndSet(now));
            });
    return seen.get();
  }
}
