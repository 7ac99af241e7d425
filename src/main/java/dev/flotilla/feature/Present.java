package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The API server holds the object: what builds on it may start. */
public class Present implements Condition<HasMetadata, Flotilla> {

  @Override
  public boolean isMet(
      DependentResource<HasMetadata, Flotilla> dependent,
      Flotilla flotilla,
      Context<Flotilla> context) {
    return ((SingletonDependent<?>) dependent).isPresent(context);
  }
}
