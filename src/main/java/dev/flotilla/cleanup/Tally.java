package dev.flotilla.cleanup;

import dev.flotilla.cleanup.Expiry.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What one run of the clean-up did. */
final class Tally {

  private final Map<Verdict, Integer> deleted = new EnumMap<>(Verdict.class);
  private final Map<Verdict, Integer> kept = new EnumMap<>(Verdict.class);
  private int listErrors;
  private int deleteErrors;
  private String firstError = "";

  void delete(Verdict why) {
    deleted.merge(why, 1, Integer::sum);
  }

  void keep(Verdict why) {
    kept.merge(why, 1, Integer::sum);
  }

  void listError(String message) {
    listErrors++;
    remember(message);
  }

  void deleteError(String message) {
    deleteErrors++;
    remember(message);
  }

  /**
   * Forgets what was not done, because the same Jobs are about to be seen again.
   *
   * @param dryRun whether what counts as deleted is still there too
   */
  void startAgain(boolean dryRun) {
    kept.clear();
    deleteErrors = 0;
    if (dryRun) {
      deleted.clear();
    }
  }

  /** All of it. */
  CleanupReport report(Duration took) {
    return new CleanupReport(
        deleted.getOrDefault(Verdict.EXPIRED, 0),
        deleted.getOrDefault(Verdict.SURPLUS, 0),
        kept.getOrDefault(Verdict.RUNNING, 0),
        kept.getOrDefault(Verdict.NOT_EXPIRED, 0),
        kept.getOrDefault(Verdict.NOT_OURS, 0),
        listErrors,
        deleteErrors,
        took.toMillis(),
        firstError);
  }

  private void remember(String message) {
    if (firstError.isEmpty()) {
      firstError = message;
    }
  }
}
