package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Per-GitRepo objects as a node of the switch's workflow. While the feature is on they are the
 * GitRepo controller's business and this node does nothing; off removes them all.
 */
public abstract class SyncObjectsDependent extends WorkflowNode<HasMetadata> implements Removable {

  private final List<SyncObject> kinds;

  @Inject Changes changes;

  SyncObjectsDependent(SyncObject... kinds) {
    this.kinds = List.of(kinds);
  }

  @Override
  public boolean isGone(Context<Flotilla> context) {
    return kinds.stream().noneMatch(new SyncSearch(context.getClient())::isThere);
  }

  @Override
  public ReconcileResult<HasMetadata> reconcile(Flotilla flotilla, Context<Flotilla> context) {
    return ReconcileResult.noOperation(null);
  }

  @Override
  public void delete(Flotilla flotilla, Context<Flotilla> context) {
    var search = new SyncSearch(context.getClient());
    var removals = new Removals(context.getClient());
    for (var kind : kinds) {
      search.forEach(
          kind,
          object -> {
            if (removals.delete(object)) {
              changes.removed(object);
            }
          });
    }
    removals.throwIfRefused();
  }

  @Override
  public Class<HasMetadata> resourceType() {
    return HasMetadata.class;
  }
}
