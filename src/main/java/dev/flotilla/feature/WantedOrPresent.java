package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/**
 * The object is wanted or still there: as an activation condition it keeps the watch until the
 * object is deleted, and releases it afterwards. (A false activation condition alone would release
 * the watch and leave the object; a false precondition alone would delete the object and keep the
 * watch.)
 */
public class WantedOrPresent implements Condition<HasMetadata, Flotilla> {

  @Override
  public boolean isMet(
      DependentResource<HasMetadata, Flotilla> dependent,
      Flotilla flotilla,
      Context<Flotilla> context) {
    if (Decision.from(context).wanted()) {
      return true;
    }
    try {
      return ((SingletonDependent<?>) dependent).isPresent(context);
    } catch (KubernetesClientException unknown) {
      // What cannot be read may be there.
      return true;
    }
  }
}
