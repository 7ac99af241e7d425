package dev.flotilla.kubernetes;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelectorBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Set;

/**
 * A watch of the objects that have one name, for the controller of the one Flotilla object. A right
 * to list and watch by {@code resourceNames} suffices for it, and no label that a hand edit can
 * strip decides what is seen.
 */
public final class WatchByName {

  private WatchByName() {}

  /**
   * The watch in all namespaces; the caller may narrow it.
   *
   * @param source the name of the event source
   * @param object the name of the objects
   */
  public static <R extends HasMetadata> InformerEventSourceConfiguration.Builder<R> of(
      Class<R> type, String source, String object) {
    return InformerEventSourceConfiguration.from(type, Flotilla.class)
        .withName(source)
        .withWatchAllNamespaces()
        .withFieldSelector(new FieldSelectorBuilder().withField("metadata.name", object).build())
        .withSecondaryToPrimaryMapper(any -> Set.of(new ResourceID(Flotilla.NAME)));
  }
}
