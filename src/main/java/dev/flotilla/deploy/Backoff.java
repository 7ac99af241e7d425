package dev.flotilla.deploy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long to wait before the next look at what is not as wanted yet: 1, 2, 4, 8, then 15 s. */
final class Backoff {

  private static final int LONGEST = 15;

  private final Map<Owner, Integer> tries = new ConcurrentHashMap<>();

  /** The time to the next look. */
  Duration next(Owner owner) {
    var count = tries.merge(owner, 1, Integer::sum);
    return Duration.ofSeconds(Math.min(1L << Math.min(count - 1, LONGEST), LONGEST));
  }

  /** All is well, or something new began: start over. */
  void reset(Owner owner) {
    tries.remove(owner);
  }
}
