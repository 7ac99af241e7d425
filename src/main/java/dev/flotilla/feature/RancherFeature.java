package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.kubernetes.PrunedStore;
import dev.flotilla.kubernetes.WatchByName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Rancher's Feature {@code continuous-delivery}, where the cluster has one. Its CRD may come and go
 * with Rancher, so that the CRD is watched for good and the object only while there is the CRD.
 */
@ApplicationScoped
class RancherFeature {

  private static final String WATCH = "rancher-feature";

  /** The watch of the CRD, by its name and without its schema. */
  EventSource<CustomResourceDefinition, Flotilla> definitionSource(
      EventSourceContext<Flotilla> context) {
    return watch(
        CustomResourceDefinition.class, "rancher-feature-definition", Feature.DEFINITION, context);
  }

  /** Watches the object if its CRD is there, and reads it; empty when the cluster has none. */
  Optional<Feature> read(Context<Flotilla> context) {
    var sources = context.eventSourceRetriever();
    var definition = context.getSecondaryResource(CustomResourceDefinition.class);
    if (definition.filter(RancherFeature::isEstablished).isEmpty()) {
      sources.dynamicallyDeRegisterEventSource(WATCH);
      return Optional.empty();
    }
    if (sources.getEventSourcesFor(Feature.class).isEmpty()) {
      sources.dynamicallyRegisterEventSource(
          watch(
              Feature.class,
              WATCH,
              Decision.CONTINUOUS_DELIVERY,
              sources.eventSourceContextForDynamicRegistration()));
    }
    return lastSeen(context);
  }

  /** The object as last seen; empty when there was none. */
  Optional<Feature> lastSeen(Context<Flotilla> context) {
    return context.eventSourceRetriever().getEventSourcesFor(Feature.class).isEmpty()
        ? Optional.empty()
        : context.getSecondaryResource(Feature.class);
  }

  private static <R extends HasMetadata> InformerEventSource<R, Flotilla> watch(
      Class<R> type, String watch, String object, EventSourceContext<Flotilla> context) {
    var configuration =
        WatchByName.of(type, watch, object)
            .withItemStore(new PrunedStore<R>(RancherFeature::withoutSchema))
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  private static <R extends HasMetadata> R withoutSchema(R object) {
    if (object instanceof CustomResourceDefinition definition) {
      definition.setSpec(null);
    }
    return object;
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return !definition.isMarkedForDeletion()
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> "Established".equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
