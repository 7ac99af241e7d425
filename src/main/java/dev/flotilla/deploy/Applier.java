package dev.flotilla.deploy;

import dev.flotilla.kubernetes.FieldManagers;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Applies single objects by server-side apply. An object that is already as wanted is not written
 * by the API server, so applying twice changes nothing.
 */
final class Applier {

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(FieldManagers.OPERATOR)
          .withForce(true)
          .build();

  /**
   * Held from the look at an object's owner to its apply, so that of two bundles one is refused.
   */
  private static final Object[] LOCKS =
      IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

  private final LiveObjects objects;
  private final TakeOver takeOver;
  private final Predicate<Owner> alive;

  /**
   * Prepares to apply.
   *
   * @param alive tells whether a BundleDeployment exists
   */
  Applier(LiveObjects objects, TakeOver takeOver, Predicate<Owner> alive) {
    this.objects = objects;
    this.takeOver = takeOver;
    this.alive = alive;
  }

  /** What became of an object. */
  sealed interface Result {}

  /** It is on the cluster as wanted. */
  record Applied(GenericKubernetesResource object) implements Result {}

  /** It is not. */
  record Failed(Problem problem) implements Result {}

  /** Applies one object. */
  Result apply(Manifest manifest) {
    var key = manifest.key();
    try {
      return objects
          .types()
          .find(key.apiVersion(), key.kind())
          .map(type -> locked(type, manifest))
          .orElseGet(
              () ->
                  failed(
                      manifest,
                      "the cluster knows no kind %s in %s; is its CustomResourceDefinition installed?"
                          .formatted(key.kind(), key.apiVersion())));
    } catch (KubernetesClientException e) {
      // A type that was served may not be any more.
      objects.types().forget(key.apiVersion());
      return new Failed(Problem.of(key, objects.tenant(), e));
    }
  }

  private Result locked(ResourceDefinitionContext type, Manifest manifest) {
    synchronized (LOCKS[Math.floorMod(manifest.key().withoutVersion().hashCode(), LOCKS.length)]) {
      var live = objects.handle(type, manifest.key()).get();
      if (live != null && live.getMetadata().getDeletionTimestamp() != null) {
        return failed(manifest, "is being deleted; it is applied again when it is gone");
      }
      var refusal =
          live == null ? null : takeOver.refusal(manifest.key(), live, alive).orElse(null);
      return refusal == null
          ? new Applied(objects.handle(type, manifest).patch(APPLY))
          : failed(manifest, "is not owned by us: " + refusal);
    }
  }

  private static Result failed(Manifest manifest, String message) {
    return new Failed(new Problem(manifest.key(), message + " (" + manifest.origin() + ")"));
  }
}
