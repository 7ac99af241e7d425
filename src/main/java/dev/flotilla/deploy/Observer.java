package dev.flotilla.deploy;

import dev.flotilla.deploy.health.Health;
import dev.flotilla.deploy.health.HealthRules;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the objects of an inventory. It reports objects that are missing; whether a field of one
 * was changed by hand is not looked for yet, so it never says "modified" of an object that is
 * there.
 */
final class Observer {

  private static final Health MISSING = new Health(Health.State.NOT_FOUND, "");

  private final LiveObjects objects;
  private final Function<ObjectKey, Optional<GenericKubernetesResource>> known;
  private final List<Map<String, String>> ignored;

  /**
   * Prepares a look.
   *
   * @param known objects whose present state is known without asking the API server
   * @param ignored conditions that do not count for health
   */
  Observer(
      LiveObjects objects,
      Function<ObjectKey, Optional<GenericKubernetesResource>> known,
      List<Map<String, String>> ignored) {
    this.objects = objects;
    this.known = known;
    this.ignored = ignored;
  }

  /** How these objects do now. */
  Findings look(Inventory inventory) {
    var health = new LinkedHashMap<ObjectKey, Health>();
    var created = new LinkedHashMap<ObjectKey, String>();
    var unseen = new ArrayList<Problem>();
    for (var key : inventory.keys()) {
      try {
        var live = known.apply(key).or(() -> objects.read(key));
        health.put(key, live.map(object -> HealthRules.of(object, ignored)).orElse(MISSING));
        live.ifPresent(object -> created.put(key, object.getMetadata().getCreationTimestamp()));
      } catch (KubernetesClientException e) {
        unseen.add(Problem.of(key, objects.tenant(), e));
      }
    }
    return new Findings(health, created, unseen);
  }
}
