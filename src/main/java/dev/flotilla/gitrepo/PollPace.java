package dev.flotilla.gitrepo;

import java.time.Duration;

/** When to look at a remote repository again. Pure: the randomness comes from outside. */
final class PollPace {

  /** Fleet's {@code defaultPollingSyncInterval}. */
  static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

  /** Fleet's jitter: so much of the interval is added at random, so that polls do not march. */
  private static final double JITTER = 0.1;

  /** The longest wait between two looks at a repository that cannot be read. */
  static final Duration SLOWEST_RETRY = Duration.ofMinutes(10);

  /** Looks at a remote that does not show an announced commit, before that is given up. */
  static final int EAGER_LOOKS = 5;

  /** First looks are spread so far apart, up to {@link #SPREAD}, when many begin at once. */
  private static final Duration STEP = Duration.ofMillis(100);

  private static final Duration SPREAD = Duration.ofSeconds(5);

  private PollPace() {}

  /**
   * The wait after a look.
   *
   * @param interval the interval that the GitRepo asks for
   * @param failures looks that failed in a row, 0 after a success
   * @param random in [0, 1)
   */
  static Duration next(Duration interval, int failures, double random) {
    var wait = interval;
    for (var i = 0; i < failures && wait.compareTo(SLOWEST_RETRY) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    if (failures > 0 && wait.compareTo(SLOWEST_RETRY) > 0) {
      wait = interval.compareTo(SLOWEST_RETRY) > 0 ? interval : SLOWEST_RETRY;
    }
    return wait.plusMillis((long) (wait.toMillis() * JITTER * random));
  }

  /**
   * The wait for a commit that was announced and is not there yet: 2, 4, 8 and 16 s. Fleet waits 30
   * s in all.
   *
   * @param missed looks that did not show it, from 1
   */
  static Duration eager(int missed) {
    return Duration.ofSeconds(1L << Math.min(missed, EAGER_LOOKS));
  }

  /**
   * The wait before a first look.
   *
   * @param before how many first looks are waiting already
   */
  static Duration first(int before) {
    var wait = STEP.multipliedBy(before);
    return wait.compareTo(SPREAD) > 0 ? SPREAD : wait;
  }
}
