package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.gitrepo.Intake;
import dev.flotilla.status.StatusPatch;
import dev.flotilla.status.SwitchStatus;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * The switch. On, the workflow runs from the accounts to the producers; off, from the producers to
 * the accounts, in two branches so that an object that is held in one does not hold the other.
 */
@Workflow(
    explicitInvocation = true,
    dependents = {
      @Dependent(
          name = "cleanup-account",
          type = CleanupAccount.class,
          activationCondition = WantedOrPresent.class,
          reconcilePrecondition = Wanted.class,
          deletePostcondition = Gone.class),
      @Dependent(
          name = "cleanup-binding",
          type = CleanupBinding.class,
          activationCondition = WantedOrPresent.class,
          reconcilePrecondition = Wanted.class,
          deletePostcondition = Gone.class),
      @Dependent(
          name = "cleanup-cronjob",
          type = CleanupCronJob.class,
          dependsOn = {"cleanup-account", "cleanup-binding"},
          activationCondition = WantedOrPresent.class,
          reconcilePrecondition = Wanted.class,
          readyPostcondition = Present.class,
          deletePostcondition = Gone.class),
      @Dependent(
          name = "sync-accounts",
          type = SyncAccounts.class,
          reconcilePrecondition = Wanted.class,
          deletePostcondition = NoneLeft.class),
      @Dependent(
          name = "sync-jobs",
          type = SyncJobs.class,
          dependsOn = "sync-accounts",
          reconcilePrecondition = Wanted.class,
          deletePostcondition = NoneLeft.class),
      @Dependent(
          name = "producers",
          type = Producers.class,
          dependsOn = {"cleanup-cronjob", "sync-jobs"},
          reconcilePrecondition = Wanted.class)
    })
@GradualRetry(maxAttempts = -1, maxInterval = 30_000)
@ControllerConfiguration(
    name = "flotilla",
    informer = @Informer(comparableResourceVersions = false))
public class FlotillaReconciler implements Reconciler<Flotilla>, Cleaner<Flotilla> {

  @Inject RancherFeature rancher;
  @Inject Cascade cascade;
  @Inject Intake intake;
  @Inject Clock clock;

  @Override
  public List<EventSource<?, Flotilla>> prepareEventSources(EventSourceContext<Flotilla> context) {
    return List.of(rancher.definitionSource(context));
  }

  @Override
  public UpdateControl<Flotilla> reconcile(Flotilla flotilla, Context<Flotilla> context) {
    var status = run(flotilla, context);
    var control = StatusPatch.of(flotilla, new Flotilla(), status);
    Pace.next(status, clock.instant()).ifPresent(control::rescheduleAfter);
    return control;
  }

  @Override
  public DeleteControl cleanup(Flotilla flotilla, Context<Flotilla> context) {
    var status = run(flotilla, context);
    if (status.features.getFirst().state == FeatureState.Disabled) {
      intake.close(Intake.NO_SWITCH);
      return DeleteControl.defaultDelete();
    }
    StatusPatch.now(flotilla, new Flotilla(), status, context);
    var control = DeleteControl.noFinalizerRemoval();
    Pace.next(status, clock.instant()).ifPresent(control::rescheduleAfter);
    return control;
  }

  /** What failed is said, and that nobody knows how far the switch is; it is tried again soon. */
  @Override
  public ErrorStatusUpdateControl<Flotilla> updateErrorStatus(
      Flotilla flotilla, Context<Flotilla> context, Exception e) {
    var status =
        switchStatus(
                Decision.of(flotilla, Choice.of(flotilla, rancher.lastSeen(context))),
                String.valueOf(e.getMessage()))
            .unknown(flotilla, clock.instant());
    return StatusPatch.onError(flotilla, new Flotilla(), status);
  }

  private FlotillaStatus run(Flotilla flotilla, Context<Flotilla> context) {
    var decision = Decision.of(flotilla, Choice.of(flotilla, rancher.read(context)));
    var outcome = cascade.run(decision, context);
    return switchStatus(decision, outcome.failure())
        .of(flotilla, outcome.resources(), clock.instant());
  }

  private SwitchStatus switchStatus(Decision decision, String failure) {
    return new SwitchStatus(
        Decision.CONTINUOUS_DELIVERY,
        decision.wanted(),
        intake.isOpen(),
        decision.source(),
        decision.message(),
        failure);
  }
}
