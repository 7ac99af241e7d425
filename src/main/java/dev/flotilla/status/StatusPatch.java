package dev.flotilla.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/** The one write of a reconciliation: the whole status, and only when something in it changed. */
public final class StatusPatch {

  private static final Written WRITTEN = new Written();

  private StatusPatch() {}

  /**
   * Patches the status by server-side apply, or does nothing when it is what it was.
   *
   * @param object the object as it was read; it is not changed
   * @param fresh an empty object of the same type, which becomes the patch
   * @param status the whole status
   */
  public static <S, R extends CustomResource<?, S>> UpdateControl<R> of(
      R object, R fresh, S status) {
    if (holds(object, status)) {
      return UpdateControl.noUpdate();
    }
    return UpdateControl.patchStatus(onlyStatus(object, fresh, status));
  }

  /** The same for a reconciliation that failed, which is tried again either way. */
  public static <S, R extends CustomResource<?, S>> ErrorStatusUpdateControl<R> onError(
      R object, R fresh, S status) {
    return holds(object, status)
        ? ErrorStatusUpdateControl.defaultErrorProcessing()
        : ErrorStatusUpdateControl.patchStatus(onlyStatus(object, fresh, status));
  }

  /** The same at once, for a clean-up, which has no result to put a patch into. */
  public static <S, R extends CustomResource<?, S>> void now(
      R object, R fresh, S status, Context<R> context) {
    if (!holds(object, status)) {
      context.resourceOperations().serverSideApplyPrimaryStatus(onlyStatus(object, fresh, status));
    }
  }

  /** An object that holds nothing but its name and the status. */
  private static <S, R extends CustomResource<?, S>> R onlyStatus(R object, R fresh, S status) {
    fresh.getMetadata().setName(object.getMetadata().getName());
    fresh.getMetadata().setNamespace(object.getMetadata().getNamespace());
    // A patch without it would raise the object from the dead when it was deleted meanwhile.
    fresh.getMetadata().setUid(object.getMetadata().getUid());
    fresh.setStatus(status);
    return fresh;
  }

  private static <S> boolean holds(CustomResource<?, S> object, S status) {
    return WRITTEN.holds(object.getMetadata().getUid(), tree(object.getStatus()), tree(status));
  }

  /** Whether two statuses say the same. */
  public static boolean same(Object one, Object other) {
    return tree(one).equals(tree(other));
  }

  private static JsonNode tree(Object status) {
    return Serialization.jsonMapper().valueToTree(status);
  }
}
