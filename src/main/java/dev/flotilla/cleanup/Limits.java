package dev.flotilla.cleanup;

import dev.flotilla.cleanup.JobRecord.Outcome;
import java.util.OptionalInt;

/**
 * How many records of sync Jobs are kept per GitRepo, the newest.
 *
 * @param succeeded those of Jobs that succeeded; empty = any number
 * @param failed those of Jobs that failed; empty = any number
 */
record Limits(OptionalInt succeeded, OptionalInt failed) {

  OptionalInt of(Outcome outcome) {
    return switch (outcome) {
      case SUCCEEDED -> succeeded;
      case FAILED -> failed;
      case RUNNING -> OptionalInt.empty();
    };
  }
}
