package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.kubernetes.WatchByName;
import dev.flotilla.leftover.Classification;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.CRUDNoGCKubernetesDependentResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * One {@link ManagedObject} as a node of the switch's workflow. It is watched by name, not by a
 * label that a hand edit can strip, and has no owner reference: the order of removal is the
 * workflow's, not the garbage collector's.
 */
public abstract class SingletonDependent<R extends HasMetadata>
    extends CRUDNoGCKubernetesDependentResource<R, Flotilla> implements Removable {

  private final ManagedObject object;

  @Inject OperatorSettings settings;
  @Inject DryRunMatcher matcher;
  @Inject HandEdits handEdits;
  @Inject Changes changes;

  SingletonDependent(Class<R> type, ManagedObject object) {
    super(type);
    this.object = object;
  }

  ManagedObject object() {
    return object;
  }

  /** Whether the API server holds the object; throws when it cannot say. */
  boolean isPresent(Context<Flotilla> context) {
    return object.read(context.getClient(), settings.namespace()).isPresent();
  }

  @Override
  public boolean isGone(Context<Flotilla> context) {
    return !isPresent(context);
  }

  /** What it means that something went wrong with this object. */
  Refusal refusal(Exception e) {
    return new Refusal(
        object.apiVersion(),
        object.kind(),
        object.namespaced() ? settings.namespace() : null,
        object.objectName(),
        SettingErrors.text(e));
  }

  @Override
  protected ResourceID targetSecondaryResourceID(Flotilla primary, Context<Flotilla> context) {
    return new ResourceID(object.objectName(), object.namespaced() ? settings.namespace() : null);
  }

  @Override
  protected InformerEventSource<R, Flotilla> createEventSource(EventSourceContext<Flotilla> on) {
    var configuration = WatchByName.of(resourceType(), name(), object.objectName());
    if (object.namespaced()) {
      configuration.withNamespaces(Set.of(settings.namespace()));
    }
    var source = new ObjectWatch<>(configuration.build(), on);
    setEventSource(source);
    return source;
  }

  @Override
  public Result<R> match(R seen, R desired, Flotilla primary, Context<Flotilla> context) {
    if (!ManagedObject.isOurs(seen)) {
      requireNotTaken(context);
    }
    var found = matcher.compare(seen, desired, context);
    var matches = found.differences().isEmpty();
    if (matches) {
      handEdits.settled(desired);
    } else {
      handEdits.changed(primary, found.actual(), desired, found.differences());
    }
    return Result.computed(matches, desired);
  }

  @Override
  public R create(R desired, Flotilla primary, Context<Flotilla> context) {
    requireNotTaken(context);
    var made = super.create(desired, primary, context);
    changes.created(desired);
    handEdits.madeAgain(primary, desired);
    // Somebody may delete it before it is looked at again.
    handEdits.settled(desired);
    return made;
  }

  /** What was deleted since it was last seen is made by this, under another uid. */
  @Override
  public R update(R actual, R desired, Flotilla primary, Context<Flotilla> context) {
    var applied = super.update(actual, desired, primary, context);
    if (!actual.getMetadata().getUid().equals(applied.getMetadata().getUid())) {
      changes.created(desired);
      handEdits.madeAgain(primary, desired);
      handEdits.settled(desired);
    }
    return applied;
  }

  /** Applying would take the object from whoever it belongs to; the cache may lag behind. */
  private void requireNotTaken(Context<Flotilla> context) {
    object
        .find(context.getClient(), settings.namespace())
        .filter(there -> !ManagedObject.isOurs(there))
        .ifPresent(
            there -> {
              throw new IllegalStateException(
                  "%s %s is not ours: %s"
                      .formatted(
                          object.kind(),
                          object.objectName(),
                          Classification.ofSingleton(there).why()));
            });
  }

  /** The watch by name finds the way back, so that the object carries no marks for it. */
  @Override
  protected void addReferenceHandlingMetadata(R desired, Flotilla primary) {}

  /** By a live read: with a cache that lags behind it would be deleted, and counted, twice. */
  @Override
  protected void handleDelete(Flotilla primary, R cached, Context<Flotilla> context) {
    handEdits.released(object.kind());
    object
        .read(context.getClient(), settings.namespace())
        .filter(there -> !there.isMarkedForDeletion())
        .ifPresent(
            there -> {
              // Foreground: gone means that what it owns is gone too.
              context
                  .getClient()
                  .resource(there)
                  .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                  .delete();
              changes.removed(there);
            });
  }
}
