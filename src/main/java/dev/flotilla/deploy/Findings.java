package dev.flotilla.deploy;

import dev.flotilla.deploy.health.Health;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the objects of an inventory do, as reads of the cluster have shown.
 *
 * @param health of each object, in the order of the inventory
 * @param created when each object was created
 * @param unseen objects that could not be read; nothing is known about them
 */
record Findings(
    Map<ObjectKey, Health> health, Map<ObjectKey, String> created, List<Problem> unseen) {

  /** Whether every object was seen, is there and is healthy. */
  boolean healthy() {
    return unseen.isEmpty() && health.values().stream().allMatch(Health::isCurrent);
  }

  /** Objects that are not there. */
  List<ObjectKey> missing() {
    return keys(Health.State.NOT_FOUND);
  }

  /** Objects that are there but not healthy. */
  Map<ObjectKey, Health> notReady() {
    var notReady = new LinkedHashMap<ObjectKey, Health>();
    health.forEach(
        (key, state) -> {
          if (!state.isCurrent() && state.state() != Health.State.NOT_FOUND) {
            notReady.put(key, state);
          }
        });
    return notReady;
  }

  private List<ObjectKey> keys(Health.State state) {
    return health.entrySet().stream()
        .filter(entry -> entry.getValue().state() == state)
        .map(Map.Entry::getKey)
        .toList();
  }
}
