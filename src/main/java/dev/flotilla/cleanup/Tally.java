package dev.flotilla.cleanup;

import dev.flotilla.cleanup.Expiry.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What one run of the clean-up did. */
final class Tally {

  private final Map<Verdict, Integer> kept = new EnumMap<>(Verdict.class);
  private int deleted;
  private int errors;

  void delete() {
    deleted++;
  }

  void keep(Verdict why) {
    kept.merge(why, 1, Integer::sum);
  }

  void error() {
    errors++;
  }

  /** Forgets what was kept, because the same Jobs are about to be seen again. */
  void startAgain() {
    kept.clear();
  }

  boolean hasErrors() {
    return errors > 0;
  }

  /** The last line of the output. */
  String summary(Duration took) {
    return "deleted %d, kept %d (running %d, not expired %d, not ours %d), errors %d in %d ms"
        .formatted(
            deleted,
            kept.values().stream().mapToInt(Integer::intValue).sum(),
            kept.getOrDefault(Verdict.RUNNING, 0),
            kept.getOrDefault(Verdict.NOT_EXPIRED, 0),
            kept.getOrDefault(Verdict.NOT_OURS, 0),
            errors,
            took.toMillis());
  }
}
