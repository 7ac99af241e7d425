package dev.flotilla.kubernetes;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long to wait before the next look at what is not as wanted yet: 1, 2, 4, 8 s and so on.
 *
 * @param <K> what is looked at, one by one
 */
public final class Backoff<K> {

  private final int longest;
  private final Map<K, Integer> tries = new ConcurrentHashMap<>();

  /**
   * @param longest the longest wait, in seconds
   */
  public Backoff(int longest) {
    this.longest = longest;
  }

  /** The time to the next look. */
  public Duration next(K key) {
    var count = tries.merge(key, 1, Integer::sum);
    return Duration.ofSeconds(Math.min(1L << Math.min(count - 1, longest), longest));
  }

  /** All is well, something new began, or nobody waits any more: start over. */
  public void reset(K key) {
    tries.remove(key);
  }
}
