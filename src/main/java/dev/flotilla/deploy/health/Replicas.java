package dev.flotilla.deploy.health;

/** Counts that must reach the wanted number, one after the other. */
final class Replicas {

  private final long wanted;
  private Health health = Health.CURRENT;

  Replicas(long wanted) {
    this.wanted = wanted;
  }

  /** The count must be at least what is wanted; the first that is not makes the message. */
  Replicas atLeast(String what, long count) {
    return need(what, count, wanted);
  }

  /** The count must be at least another number. */
  Replicas need(String what, long count, long number) {
    if (health.isCurrent() && count < number) {
      health = Health.inProgress("%s: %d/%d".formatted(what, count, number));
    }
    return this;
  }

  /** There may be no more than wanted. */
  Replicas noMore(long count) {
    if (health.isCurrent() && count > wanted) {
      health = Health.inProgress("Pending termination: " + (count - wanted));
    }
    return this;
  }

  Health health() {
    return health;
  }
}
