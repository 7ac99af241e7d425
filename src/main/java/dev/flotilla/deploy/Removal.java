package dev.flotilla.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes everything that an inventory names, in the reverse of the order of applying. What is
 * deleted first may need what is deleted later (a custom resource its controller), so it gets some
 * time to go; an object that somebody else's finalizer holds does not keep the rest for ever.
 */
final class Removal {

  /** How long an object that is being deleted holds up those that come after it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Remover remover;
  private final Clock clock;

  Removal(Remover remover, Clock clock) {
    this.remover = remover;
    this.clock = clock;
  }

  /**
   * What is left to do, as texts for people; empty = nothing: every object was seen to be gone, or
   * stays on purpose.
   */
  List<String> run(Inventory inventory) {
    var open = new ArrayList<String>();
    for (var key : inventory.keys().stream().sorted(ApplyOrder.deleting()).toList()) {
      switch (remover.remove(key)) {
        case Remover.Done _ -> {}
        case Remover.Failed failed -> open.add(failed.problem().toString());
        case Remover.Waiting waiting -> {
          open.add(waiting.what());
          if (patient(waiting.since())) {
            return open;
          }
        }
      }
    }
    return open;
  }

  private boolean patient(String since) {
    try {
      return Instant.parse(since).plus(PATIENCE).isAfter(clock.instant());
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
