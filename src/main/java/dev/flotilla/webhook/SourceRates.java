package dev.flotilla.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one source may send: a burst, and then so many a second. Pure: the time comes from
 * outside. Behind a proxy all senders are one source.
 */
final class SourceRates {

  static final int BURST = 60;
  static final int PER_SECOND = 20;
  private static final int MAX_SOURCES = 512;
  private static final double NANOS = 1e9;

  private record Left(double tokens, long at) {}

  private final Map<String, Left> sources =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
          return size() > MAX_SOURCES;
        }
      };

  /**
   * Whether one more request is taken.
   *
   * @param now nanoseconds of a clock that only goes forward
   */
  synchronized boolean admits(String source, long now) {
    var before = sources.getOrDefault(source, new Left(BURST, now));
    var gained = (now - before.at) / NANOS * PER_SECOND;
    var tokens = Math.min(BURST, before.tokens + gained);
    var admitted = tokens >= 1;
    sources.put(source, new Left(admitted ? tokens - 1 : tokens, now));
    return admitted;
  }

  /** How many sources are remembered. */
  synchronized int size() {
    return sources.size();
  }
}
