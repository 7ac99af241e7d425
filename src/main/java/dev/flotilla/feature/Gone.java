package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The API server no longer holds the node's objects: what they needed may go next. */
public class Gone implements Condition<HasMetadata, Flotilla> {

  @Override
  public boolean isMet(
      DependentResource<HasMetadata, Flotilla> dependent,
      Flotilla flotilla,
      Context<Flotilla> context) {
    try {
      return ((Removable) dependent).isGone(context);
    } catch (KubernetesClientException unknown) {
      return false;
    }
  }
}
