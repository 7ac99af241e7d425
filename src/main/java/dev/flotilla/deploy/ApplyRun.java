package dev.flotilla.deploy;

import dev.flotilla.deploy.health.HealthRules;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Brings one version of a bundle to the cluster: namespaces, objects in their order, then prune.
 * One object's failure does not keep others back, but nothing is pruned before all are applied.
 */
final class ApplyRun {

  /** Longest wait for one new type to be served, in seconds; its objects are tried again later. */
  private static final int ESTABLISHED = 10;

  private final LiveObjects objects;
  private final Applier applier;
  private final Remover remover;
  private final boolean createNamespaces;

  private final Map<ObjectKey, GenericKubernetesResource> applied = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();

  ApplyRun(LiveObjects objects, Applier applier, Remover remover, boolean createNamespaces) {
    this.objects = objects;
    this.applier = applier;
    this.remover = remover;
    this.createNamespaces = createNamespaces;
  }

  /**
   * What was done.
   *
   * @param applied the objects that are on the cluster as wanted, as the API server returned them
   * @param problems what failed
   * @param waiting old objects that are on their way out
   */
  record Outcome(
      Map<ObjectKey, GenericKubernetesResource> applied,
      List<Problem> problems,
      List<String> waiting) {

    /** Whether every wanted object is there and every unwanted one gone. */
    boolean complete() {
      return problems.isEmpty() && waiting.isEmpty();
    }
  }

  /**
   * Applies and prunes.
   *
   * @param manifests the wanted objects in their order
   * @param inventory what may be on the cluster; must cover the wanted ones already
   */
  Outcome run(List<Manifest> manifests, Inventory inventory) {
    var wanted = manifests.stream().map(Manifest::key).toList();
    if (!inventory.covers(wanted)) {
      throw new IllegalStateException("the inventory must be written before objects are applied");
    }
    if (createNamespaces) {
      problems.addAll(new Namespaces(objects).create(manifests));
    }
    manifests.forEach(this::apply);
    if (problems.isEmpty()) {
      inventory.leftOver(wanted).stream().sorted(ApplyOrder.deleting()).forEach(this::prune);
    }
    return new Outcome(applied, problems, waiting);
  }

  private void apply(Manifest manifest) {
    switch (applier.apply(manifest)) {
      case Applier.Applied done -> {
        applied.put(manifest.key(), done.object());
        if (manifest.key().is("CustomResourceDefinition")) {
          awaitType(manifest.key(), done.object());
        }
      }
      case Applier.Failed failed -> problems.add(failed.problem());
    }
  }

  private void prune(ObjectKey key) {
    switch (remover.remove(key)) {
      case Remover.Done _ -> {}
      case Remover.Waiting still -> waiting.add(still.what());
      case Remover.Failed failed -> problems.add(failed.problem());
    }
  }

  private void awaitType(ObjectKey key, GenericKubernetesResource definition) {
    if (HealthRules.of(definition, List.of()).isCurrent()) {
      return;
    }
    try {
      objects
          .types()
          .find(key.apiVersion(), key.kind())
          .map(type -> objects.handle(type, key))
          .ifPresent(
              handle ->
                  handle.waitUntilCondition(
                      live -> live != null && HealthRules.of(live, List.of()).isCurrent(),
                      ESTABLISHED,
                      TimeUnit.SECONDS));
    } catch (KubernetesClientException e) {
      // Not in time, or the account may not watch: objects of the type say so, and are tried again.
    }
  }
}
