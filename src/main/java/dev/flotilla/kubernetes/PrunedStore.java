package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.util.List;
import java.util.function.UnaryOperator;

/** The memory of an informer without what nobody reads there: field managers often outweigh all. */
public class PrunedStore<R extends HasMetadata> extends TransformingItemStore<R> {

  /** Keeps everything but the field managers. */
  public PrunedStore() {
    this(object -> object);
  }

  /** Prunes more: {@code further} may change the object that it is given. */
  public PrunedStore(UnaryOperator<R> further) {
    super(
        object -> {
          object.getMetadata().setManagedFields(List.of());
          return further.apply(object);
        });
  }
}
