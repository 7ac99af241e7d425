package dev.flotilla.command.features;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks at the switch again and again until it is as wished.
 *
 * @param look a live read
 * @param words what a look that failed means
 * @param progress gets a line whenever there is something new to tell
 * @param pause waits between two looks
 */
record Waiting(
    Supplier<FeatureRow> look,
    Function<KubernetesClientException, String> words,
    Consumer<String> progress,
    Clock clock,
    Runnable pause) {

  /**
   * How it ended.
   *
   * @param row the last look that succeeded; empty when none did
   * @param problem why it is not reached; empty when it is
   */
  record Outcome(Optional<FeatureRow> row, String problem) {

    boolean isReached() {
      return problem.isEmpty();
    }
  }

  /**
   * Waits. A look that fails, as when the API server restarts, is told and tried again. An object
   * that is held is told at once and waited for: what holds it may be at work on it.
   *
   * @param on what is wished
   */
  Outcome until(boolean on, Duration timeout) {
    var end = clock.instant().plus(timeout);
    var last = Optional.<FeatureRow>empty();
    var told = "";
    while (true) {
      String now;
      try {
        var row = look.get();
        last = Optional.of(row);
        now = "%s: %s".formatted(row.state(), row.message());
        if (row.enabled() != on) {
          return new Outcome(last, "it is switched otherwise: " + row.message());
        }
        if (row.settled()) {
          return new Outcome(last, "");
        }
      } catch (KubernetesClientException e) {
        now = words.apply(e);
      }
      if (!now.equals(told)) {
        progress.accept(now);
        told = now;
      }
      if (!clock.instant().isBefore(end)) {
        return new Outcome(last, "not reached in %ds; %s".formatted(timeout.toSeconds(), now));
      }
      pause.run();
    }
  }
}
