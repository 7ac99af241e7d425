package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.health.Status;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Optional;

/**
 * A watch that may not have begun yet, for example because the right to watch is missing. JOSDK
 * compares what it wrote with the version that such a watch has seen, and fails since there is
 * none; here nothing has been seen then.
 */
class ObjectWatch<R extends HasMetadata> extends InformerEventSource<R, Flotilla> {

  ObjectWatch(
      InformerEventSourceConfiguration<R> configuration, EventSourceContext<Flotilla> context) {
    super(configuration, context);
  }

  @Override
  public Optional<R> get(ResourceID id) {
    return getStatus() == Status.HEALTHY ? super.get(id) : Optional.empty();
  }
}
