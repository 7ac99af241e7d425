package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Deletes single objects that an inventory names, and says what still holds them. */
final class Remover {

  private final LiveObjects objects;
  private final Owner owner;
  private final Keep keep;

  Remover(LiveObjects objects, Owner owner, Keep keep) {
    this.objects = objects;
    this.owner = owner;
    this.keep = keep;
  }

  /** What became of an object. */
  sealed interface Result {}

  /** It is gone, stays on purpose, or belongs to somebody else by now: nothing is left to do. */
  record Done() implements Result {}

  /**
   * It is being deleted.
   *
   * @param what says what holds it
   * @param since when the deletion began (RFC 3339)
   */
  record Waiting(String what, String since) implements Result {}

  /** It could not be deleted. */
  record Failed(Problem problem) implements Result {}

  /** Deletes one object, without waiting for it. */
  Result remove(ObjectKey key) {
    try {
      var live = objects.read(key);
      if (live.isEmpty() || !ours(live.get()) || keep.keeps(key, live.get())) {
        return new Done();
      }
      return terminating(live.get()) ? waiting(key, live.get()) : delete(key);
    } catch (KubernetesClientException e) {
      return new Failed(Problem.of(key, objects.tenant(), e));
    }
  }

  private Result delete(ObjectKey key) {
    var type = objects.types().findInAnyVersion(key);
    type.ifPresent(
        found ->
            objects
                .handle(found, key)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
    var live = objects.read(key);
    return live.isEmpty() ? new Done() : waiting(key, live.get());
  }

  private boolean ours(GenericKubernetesResource live) {
    var annotations =
        Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.<String, String>of());
    return owner.id().equals(annotations.get(Owner.ID));
  }

  private static boolean terminating(GenericKubernetesResource live) {
    return live.getMetadata().getDeletionTimestamp() != null;
  }

  private static Result waiting(ObjectKey key, GenericKubernetesResource live) {
    var finalizers = Optional.ofNullable(live.getMetadata().getFinalizers()).orElseGet(List::of);
    return new Waiting(
        finalizers.isEmpty()
            ? key + " is being deleted"
            : "%s is being deleted, held by %s".formatted(key, String.join(", ", finalizers)),
        Objects.requireNonNullElse(live.getMetadata().getDeletionTimestamp(), ""));
  }
}
