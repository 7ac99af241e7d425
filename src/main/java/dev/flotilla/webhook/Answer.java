package dev.flotilla.webhook;

import java.util.OptionalInt;

/**
 * What a sender is told.
 *
 * @param result what became of the request
 * @param message the same for people; nothing that the sender wrote
 */
record Answer(Result result, String message) {

  /** Senders are told to come again after so long, in seconds; empty when that is of no use. */
  OptionalInt retryAfter() {
    return switch (result) {
      case OFF -> OptionalInt.of(60);
      case FAILED -> OptionalInt.of(10);
      case BUSY -> OptionalInt.of(1);
      default -> OptionalInt.empty();
    };
  }
}
