package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.kubernetes.OperatorSettings;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
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
    extends CRUDNoGCKubernetesDependentResource<R, Flotilla> {

  private final ManagedObject object;

  @Inject OperatorSettings settings;
  @Inject DryRunMatcher matcher;

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
  protected ResourceID targetSecondaryResourceID(Flotilla primary, Context<Flotilla> context) {
    return new ResourceID(object.objectName(), object.namespaced() ? settings.namespace() : null);
  }

  @Override
  protected InformerEventSource<R, Flotilla> createEventSource(EventSourceContext<Flotilla> on) {
    var configuration =
        InformerEventSourceConfiguration.from(resourceType(), Flotilla.class)
            .withName(name())
            .withFieldSelector(
                new FieldSelectorBuilder().withField("metadata.name", object.objectName()).build())
            .withSecondaryToPrimaryMapper(any -> Set.of(new ResourceID(Flotilla.NAME)));
    if (Namespaced.class.isAssignableFrom(resourceType())) {
      configuration.withNamespaces(Set.of(settings.namespace()));
    } else {
      configuration.withWatchAllNamespaces();
    }
    var source = new InformerEventSource<>(configuration.build(), on);
    setEventSource(source);
    return source;
  }

  @Override
  public Result<R> match(R actual, R desired, Flotilla primary, Context<Flotilla> context) {
    return Result.computed(matcher.matches(actual, desired, context), desired);
  }

  /** The watch by name finds the way back, so that the object carries no marks for it. */
  @Override
  protected void addReferenceHandlingMetadata(R desired, Flotilla primary) {}

  @Override
  protected void handleDelete(Flotilla primary, R secondary, Context<Flotilla> context) {
    if (secondary != null && !secondary.isMarkedForDeletion()) {
      // Foreground: gone means that what it owns is gone too.
      context
          .getClient()
          .resource(secondary)
          .withPropagationPolicy(DeletionPropagation.FOREGROUND)
          .delete();
    }
  }
}
