package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.gitrepo.Intake;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What makes new work, as a node of the switch's workflow: last to start and first to stop. */
@Singleton
public class Producers extends WorkflowNode<Intake> {

  @Inject Intake intake;

  @Override
  public ReconcileResult<Intake> reconcile(Flotilla flotilla, Context<Flotilla> context) {
    intake.open(flotilla.getSpec().syncJob);
    return ReconcileResult.noOperation(intake);
  }

  @Override
  public void delete(Flotilla flotilla, Context<Flotilla> context) {
    intake.close(Decision.from(context).closedBecause());
  }

  @Override
  public Class<Intake> resourceType() {
    return Intake.class;
  }
}
