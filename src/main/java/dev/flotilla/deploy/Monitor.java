package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Notices changes of deployed objects: one watch for each type and account, shared by all
 * BundleDeployments that need it and stopped with the last of them.
 */
public final class Monitor {

  /** How long a refused watch stays refused before it is tried again. */
  private static final Duration REFUSED = Duration.ofMinutes(1);

  private final Clock clock;
  private final Consumer<String> changed;
  private final Map<WatchedType, TypeWatch> watches = new HashMap<>();
  private final Map<WatchedType, Instant> refusedAt = new HashMap<>();
  private final Map<String, Set<WatchedType>> used = new HashMap<>();
  private final Map<String, Map<ObjectKey, Long>> written = new HashMap<>();

  /**
   * Makes a monitor.
   *
   * @param changed told the id ({@code namespace/name}) of the BundleDeployment whose object
   *     changed
   */
  public Monitor(Clock clock, Consumer<String> changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /**
   * Watches the types of these objects for an owner, and those types only.
   *
   * @return why some of them cannot be watched; empty = all are
   */
  synchronized Set<String> watch(
      Owner owner, Tenant tenant, Discovery types, Collection<ObjectKey> keys) {
    var wanted = new HashSet<WatchedType>();
    for (var key : keys) {
      var type = WatchedType.of(tenant, key);
      if (wanted.add(type)) {
        types.find(key.apiVersion(), key.kind()).ifPresent(found -> start(type, tenant, found));
      }
    }
    used.put(owner.id(), wanted);
    stopUnused();
    var refusals = new TreeSet<String>();
    wanted.stream()
        .map(watches::get)
        .filter(watch -> watch != null && !watch.refusal().isEmpty())
        .forEach(watch -> refusals.add(watch.refusal()));
    return refusals;
  }

  /** Remembers what was just written, so that an older sight of it is not taken for the present. */
  synchronized void wrote(Owner owner, Map<ObjectKey, GenericKubernetesResource> objects) {
    var versions = written.computeIfAbsent(owner.id(), id -> new HashMap<>());
    versions.keySet().retainAll(objects.keySet());
    objects.forEach((key, object) -> versions.put(key, version(object)));
  }

  /** The object as watched, unless the watch may be behind our own write. */
  synchronized Optional<GenericKubernetesResource> known(
      Owner owner, Tenant tenant, ObjectKey key) {
    var least = written.getOrDefault(owner.id(), Map.of()).getOrDefault(key, 0L);
    return Optional.ofNullable(watches.get(WatchedType.of(tenant, key)))
        .flatMap(watch -> watch.get(key))
        .filter(object -> owner.id().equals(object.getMetadata().getAnnotations().get(Owner.ID)))
        .filter(object -> version(object) >= least);
  }

  /** Ends what an owner needed. */
  synchronized void release(Owner owner) {
    used.remove(owner.id());
    written.remove(owner.id());
    stopUnused();
  }

  /** How many watches run or are refused. */
  synchronized int size() {
    return watches.size();
  }

  /** Ends all watches. */
  public synchronized void stop() {
    used.clear();
    stopUnused();
  }

  private void start(WatchedType type, Tenant tenant, ResourceDefinitionContext found) {
    var refused = refusedAt.get(type);
    if (refused != null && refused.plus(REFUSED).isBefore(clock.instant())) {
      watches.remove(type);
      refusedAt.remove(type);
    }
    if (!watches.containsKey(type)) {
      var watch = TypeWatch.start(tenant, found, changed);
      watches.put(type, watch);
      if (!watch.refusal().isEmpty()) {
        refusedAt.put(type, clock.instant());
      }
    }
  }

  private void stopUnused() {
    var needed = new HashSet<WatchedType>();
    used.values().forEach(needed::addAll);
    watches
        .entrySet()
        .removeIf(
            entry -> {
              if (needed.contains(entry.getKey())) {
                return false;
              }
              entry.getValue().stop();
              refusedAt.remove(entry.getKey());
              return true;
            });
  }

  /** Versions of one type count upwards; an odd one is older than any. */
  private static long version(GenericKubernetesResource object) {
    try {
      return Long.parseLong(object.getMetadata().getResourceVersion());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
