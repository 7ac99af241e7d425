package dev.flotilla.webhook;

/** How much of the heap the bodies of all requests under way may take together. */
final class BodyBudget {

  private final long limit;
  private long taken;

  BodyBudget(long limit) {
    this.limit = limit;
  }

  /** Takes so many bytes; false, and nothing is taken, when there are not as many left. */
  synchronized boolean take(long bytes) {
    if (taken + bytes > limit) {
      return false;
    }
    taken += bytes;
    return true;
  }

  synchronized void giveBack(long bytes) {
    taken -= bytes;
  }
}
