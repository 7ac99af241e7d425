package dev.flotilla.metrics;

import dev.flotilla.api.fleet.ResourceCounts;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The states that deployed objects are counted by. */
enum CountedState {
  DESIRED_READY("to be ready", counts -> counts.desiredReady),
  READY("ready", counts -> counts.ready),
  NOT_READY("not ready", counts -> counts.notReady),
  WAIT_APPLIED("still to be applied", counts -> counts.waitApplied),
  MODIFIED("changed by others", counts -> counts.modified),
  MISSING("wanted but not there", counts -> counts.missing),
  ORPHANED("there but no longer wanted", counts -> counts.orphaned),
  UNKNOWN("in no state that is known", counts -> counts.unknown);

  private final String words;
  private final ToIntFunction<ResourceCounts> number;

  CountedState(String words, ToIntFunction<ResourceCounts> number) {
    this.words = words;
    this.number = number;
  }

  /** What is counted, as the help of a metric. */
  String help() {
    return "Deployed objects that are " + words;
  }

  int in(ResourceCounts counts) {
    return number.applyAsInt(counts);
  }

  /** For names of metrics: {@code not_ready}. */
  String snake() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same as Fleet has it in other names: {@code notready}. */
  String joined() {
    return snake().replace("_", "");
  }
}
