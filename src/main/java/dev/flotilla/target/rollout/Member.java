package dev.flotilla.target.rollout;

/**
 * A cluster as far as a rollout goes.
 *
 * @param exists whether it has a version of the bundle, or is about to get one
 * @param isReleased whether the newest version has been released to it
 * @param isAvailable whether the version released to it is applied and healthy
 * @param isPaused whether nothing may be released to it
 */
public record Member(boolean exists, boolean isReleased, boolean isAvailable, boolean isPaused) {

  /** Whether the newest version runs on it. */
  boolean isDone() {
    return isReleased && isAvailable;
  }

  boolean isUnavailable() {
    return exists && !isAvailable;
  }
}
