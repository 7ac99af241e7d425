package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.gitrepo.Intake;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Latest;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.leftover.Sweep;
import dev.flotilla.status.LeftoverReport;
import dev.flotilla.status.Reason;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
          deletePostcondition = Gone.class),
      @Dependent(
          name = "sync-jobs",
          type = SyncJobs.class,
          dependsOn = "sync-accounts",
          reconcilePrecondition = Wanted.class,
          deletePostcondition = Gone.class),
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
  @Inject ForeignFleet foreignFleet;
  @Inject Sweep sweep;
  @Inject LeftoverMemory memory;
  @Inject LeftoverNews news;
  @Inject OperatorSettings settings;
  @Inject Cascade cascade;
  @Inject Absence absence;
  @Inject Transitions transitions;
  @Inject CleanupWatch cleanups;
  @Inject Intake intake;
  @Inject Clock clock;

  @Override
  public List<EventSource<?, Flotilla>> prepareEventSources(EventSourceContext<Flotilla> context) {
    return List.of(
        rancher.definitionSource(context), absence.source(context), foreignFleet.wakeAll(context));
  }

  @Override
  public UpdateControl<Flotilla> reconcile(Flotilla cached, Context<Flotilla> context) {
    return absence.inTurn(
        () ->
            Latest.of(cached, context)
                .filter(latest -> isOfOneGeneration(cached, latest))
                .map(flotilla -> towards(flotilla, context))
                .orElseGet(UpdateControl::noUpdate));
  }

  /**
   * The workflow works by the cached object. Were the status made from a newer one, it would say of
   * settings that they are in force that no object has yet. The newer one wakes us by itself.
   */
  private static boolean isOfOneGeneration(Flotilla cached, Flotilla latest) {
    return cached.getMetadata().getGeneration().equals(latest.getMetadata().getGeneration());
  }

  private UpdateControl<Flotilla> towards(Flotilla flotilla, Context<Flotilla> context) {
    var status = run(flotilla, context);
    var again = cleanups.into(status, context);
    var control = StatusPatch.of(flotilla, new Flotilla(), status);
    Stream.of(
            Pace.next(status, clock.instant()),
            again,
            Pace.nextSweep(status, settings.leftovers().interval(), clock.instant()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .ifPresent(control::rescheduleAfter);
    return control;
  }

  @Override
  public DeleteControl cleanup(Flotilla cached, Context<Flotilla> context) {
    return absence.inTurn(
        () ->
            Latest.of(cached, context)
                .map(flotilla -> release(flotilla, context))
                .orElseGet(DeleteControl::defaultDelete));
  }

  private DeleteControl release(Flotilla flotilla, Context<Flotilla> context) {
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
        switchStatus(decide(flotilla, rancher.lastSeen(context)), Answers.text(e), Optional.empty())
            .unknown(flotilla, clock.instant());
    memory.recall(flotilla, status);
    return StatusPatch.onError(flotilla, new Flotilla(), status);
  }

  private FlotillaStatus run(Flotilla flotilla, Context<Flotilla> context) {
    var decision = decide(flotilla, rancher.read(context));
    transitions.begin(flotilla, decision);
    var leftovers = sweep(flotilla, decision);
    var outcome = cascade.run(decision, context);
    var status =
        switchStatus(decision, outcome.failure(), leftovers.flatMap(LeftoverReport::taken))
            .of(flotilla, outcome.resources(), clock.instant());
    memory.recall(flotilla, status);
    leftovers.ifPresent(report -> news.tell(flotilla, report.addTo(status, clock.instant())));
    memory.remember(flotilla, status);
    transitions.end(flotilla, status);
    return status;
  }

  private Decision decide(Flotilla flotilla, Optional<Feature> rancher) {
    return Decision.of(flotilla, Choice.of(flotilla, rancher), foreignFleet.running());
  }

  /** Before the workflow, so that it finds the CronJob that it needs as its own. */
  private Optional<LeftoverReport> sweep(Flotilla flotilla, Decision decision) {
    if (flotilla.isMarkedForDeletion()) {
      return Optional.empty();
    }
    return Optional.of(
        decision
            .foreign()
            .map(LeftoverReport::notLookedFor)
            .orElseGet(() -> sweep.run(flotilla, decision.wanted())));
  }

  private SwitchStatus switchStatus(Decision decision, String failure, Optional<String> taken) {
    var obstacle =
        decision
            .foreign()
            .map(message -> new SwitchStatus.Obstacle(Reason.ForeignController, message))
            .or(() -> taken.map(message -> new SwitchStatus.Obstacle(Reason.NameTaken, message)));
    return new SwitchStatus(
        Decision.CONTINUOUS_DELIVERY,
        decision.wanted(),
        intake.isOpen(),
        decision.source(),
        decision.message(),
        failure,
        obstacle.orElse(null));
  }
}
