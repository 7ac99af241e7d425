package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The feature is on: as a precondition, its falling deletes the dependent. */
public class Wanted implements Condition<Object, Flotilla> {

  @Override
  public boolean isMet(
      DependentResource<Object, Flotilla> dependent, Flotilla flotilla, Context<Flotilla> context) {
    return Decision.from(context).wanted();
  }
}
