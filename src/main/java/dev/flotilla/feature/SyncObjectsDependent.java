package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import java.util.List;

/**
 * Per-GitRepo objects as a node of the switch's workflow. While the feature is on they are the
 * GitRepo controller's business and this node does nothing; off removes them all.
 */
public abstract class SyncObjectsDependent extends WorkflowNode<HasMetadata> {

  private final List<SyncObject> kinds;

  SyncObjectsDependent(SyncObject... kinds) {
    this.kinds = List.of(kinds);
  }

  /** Whether the API server holds none of these objects; throws when it cannot say. */
  boolean noneLeft(Context<Flotilla> context) {
    return kinds.stream().allMatch(kind -> kind.read(context.getClient()).isEmpty());
  }

  @Override
  public ReconcileResult<HasMetadata> reconcile(Flotilla flotilla, Context<Flotilla> context) {
    return ReconcileResult.noOperation(null);
  }

  @Override
  public void delete(Flotilla flotilla, Context<Flotilla> context) {
    for (var kind : kinds) {
      kind.read(context.getClient()).stream()
          .filter(object -> !object.isMarkedForDeletion())
          .forEach(object -> delete(object, context.getClient()));
    }
  }

  @Override
  public Class<HasMetadata> resourceType() {
    return HasMetadata.class;
  }

  private static void delete(HasMetadata object, KubernetesClient client) {
    // Foreground: a Job that is gone has no pod that goes on writing Bundles.
    client.resource(object).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
  }
}
