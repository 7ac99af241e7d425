package dev.flotilla.cleanup;

import dev.flotilla.cleanup.JobRecord.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * How long records of sync Jobs are kept after their end.
 *
 * @param keepSucceeded those of Jobs that succeeded; 0 = not at all
 * @param keepFailed those of Jobs that failed
 */
record Expiry(Duration keepSucceeded, Duration keepFailed) {

  /** What to do with a Job, and why. */
  enum Verdict {
    /** Delete it: it ended long enough ago. */
    EXPIRED,
    /** Delete it: its GitRepo has enough newer ones of the same outcome. */
    SURPLUS,
    /** Keep it: it has not ended. */
    RUNNING,
    /** Keep it: it has not ended long enough ago, or nobody knows when. */
    NOT_EXPIRED,
    /** Keep it: no GitRepo controls it. */
    NOT_OURS
  }

  /**
   * Judges a Job by its age alone. One that, by a clock that runs ahead, ends in the future is kept
   * until that time has come.
   */
  Verdict verdict(JobRecord job, Instant now) {
    if (job.gitRepo().isEmpty()) {
      return Verdict.NOT_OURS;
    }
    if (job.outcome() == Outcome.RUNNING) {
      return Verdict.RUNNING;
    }
    var keep = job.outcome() == Outcome.SUCCEEDED ? keepSucceeded : keepFailed;
    return job.ended().filter(ended -> !ended.isAfter(now.minus(keep))).isPresent()
        ? Verdict.EXPIRED
        : Verdict.NOT_EXPIRED;
  }
}
