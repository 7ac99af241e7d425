package dev.flotilla.deploy;

import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One owner's bundle on the real API server, step by step. */
final class Site {

  final Owner owner;
  final LiveObjects objects;
  final String namespace;
  Predicate<Owner> alive = other -> true;
  boolean takeOwnership;
  Keep keep = new Keep(false, true);

  Site(String name, Tenant tenant, String namespace) {
    this.owner = new Owner("cluster-test", name);
    this.objects = new LiveObjects(tenant, new Discovery(LocalCluster.client()));
    this.namespace = namespace;
  }

  List<Manifest> render(String yaml) {
    var content = Contents.of("all.yaml", yaml).bytes();
    return Rendering.render(content, new Placement(namespace, ""), owner, objects.types());
  }

  ApplyRun.Outcome apply(String yaml, Inventory inventory) {
    return apply(render(yaml), inventory);
  }

  ApplyRun.Outcome apply(List<Manifest> manifests, Inventory inventory) {
    var applier = new Applier(objects, new TakeOver(owner, takeOwnership, Set.of()), alive);
    return new ApplyRun(objects, applier, remover(), true).run(manifests, inventory);
  }

  /** Writes the inventory (in memory), then applies: what the reconciler does in two steps. */
  Inventory deploy(String yaml, Inventory before) {
    var manifests = render(yaml);
    var wanted = manifests.stream().map(Manifest::key).toList();
    var outcome = apply(manifests, before.plus(wanted));
    if (!outcome.complete()) {
      throw new AssertionError(outcome.problems() + " " + outcome.waiting());
    }
    return before.plus(wanted).only(wanted);
  }

  List<String> delete(Inventory inventory) {
    return new Removal(remover(), Clock.systemUTC()).run(inventory);
  }

  Remover remover() {
    return new Remover(objects, owner, keep);
  }

  /** The versions of the objects on the cluster. */
  Map<ObjectKey, String> versions(Inventory inventory) {
    var versions = new LinkedHashMap<ObjectKey, String>();
    inventory
        .keys()
        .forEach(
            key ->
                versions.put(
                    key,
                    objects
                        .read(key)
                        .map(object -> object.getMetadata().getResourceVersion())
                        .orElse("gone")));
    return versions;
  }

  GenericKubernetesResource live(ObjectKey key) {
    return objects.read(key).orElseThrow();
  }

  static Inventory empty() {
    return Inventory.of(null);
  }

  static String configMap(String name, String value) {
    return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {key: '%s'}\n"
        .formatted(name, value);
  }
}
