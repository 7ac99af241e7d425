package dev.flotilla.gitrepo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Bounds how many syncs run at once: each is a process of its own, and a burst of them would starve
 * a small node, the operator included.
 */
@ApplicationScoped
class SyncSlots {

  /** A Job that the watch has not shown by then was not made, or is gone again. */
  private static final Duration UNSEEN = Duration.ofSeconds(30);

  private final Map<String, Instant> unseen = new HashMap<>();

  /**
   * Takes a slot for a Job that is about to be made.
   *
   * @param job its namespace and name
   * @param limit how many may run at once
   * @param seen the sync Jobs that the watch shows, by namespace and name: whether each has ended
   * @return false when all slots are taken
   */
  synchronized boolean take(String job, int limit, Map<String, Boolean> seen, Instant now) {
    seen.keySet().forEach(unseen::remove);
    unseen.values().removeIf(since -> since.plus(UNSEEN).isBefore(now));
    var running = seen.values().stream().filter(ended -> !ended).count();
    if (running + unseen.size() >= limit && !unseen.containsKey(job)) {
      return false;
    }
    unseen.put(job, now);
    return true;
  }

  /** The watch has shown a Job: from now on it counts as long as the watch shows it. */
  synchronized void shown(String job) {
    unseen.remove(job);
  }

  /** No Job is left, and none is about to be made. */
  synchronized void clear() {
    unseen.clear();
  }
}
