package dev.flotilla.gitrepo;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoStatus;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Latest;
import dev.flotilla.metrics.SyncMetrics;
import dev.flotilla.status.GitRepoFacts;
import dev.flotilla.status.GitRepoStatusBuilder;
import dev.flotilla.status.Reason;
import dev.flotilla.status.StatusPatch;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Follows Git repositories: a look at the remote, a sync Job for what is new, the status of what
 * came of it. While the feature is off it serves finalizers and the status only.
 */
@GradualRetry(maxAttempts = -1, maxInterval = 30_000)
@ControllerConfiguration(
    name = GitRepoReconciler.NAME,
    finalizerName = FleetNames.GITREPO_FINALIZER,
    // The filter tells what counts; the SDK's own knows no annotations.
    generationAwareEventProcessing = false,
    informer =
        @Informer(comparableResourceVersions = false, onUpdateFilter = HintOrGeneration.class))
public class GitRepoReconciler implements Reconciler<GitRepo>, Cleaner<GitRepo> {

  static final String NAME = "gitrepo";

  /** The informer tells when Bundles go; this is for what it might miss. */
  private static final Duration RECHECK_DELETION = Duration.ofSeconds(10);

  /** Nothing may tell when a Job goes, and a pod has five seconds to end. */
  private static final Duration RECHECK_JOBS = Duration.ofSeconds(2);

  @Inject Intake intake;
  @Inject ForeignFleet foreignFleet;
  @Inject ForeignNotice notice;
  @Inject SwitchObject theSwitch;
  @Inject Polls polls;
  @Inject GitRepoEvents events;
  @Inject GitRepoSyncs syncs;
  @Inject SyncJobs jobs;
  @Inject SyncAccounts accounts;
  @Inject GitRepoBundles bundles;
  @Inject SyncMetrics metrics;
  @Inject Clock clock;

  @Override
  public List<EventSource<?, GitRepo>> prepareEventSources(EventSourceContext<GitRepo> context) {
    metrics.show(() -> events.jobs().values(), polls::remotes);
    return List.of(
        events.register(context),
        foreignFleet.wakeAll(context),
        bundles.bundleSource(context),
        bundles.deploymentSource(context));
  }

  @Override
  public UpdateControl<GitRepo> reconcile(GitRepo gitRepo, Context<GitRepo> context) {
    var foreign = foreignFleet.running();
    if (foreign.isPresent()) {
      return leaveTo(foreign.get(), gitRepo, context);
    }
    notice.forget(gitRepo);
    if (!intake.isDecided() && theSwitch.mayDecideSoon()) {
      // The switch wakes every GitRepo once it has decided.
      return UpdateControl.noUpdate();
    }
    return Latest.of(gitRepo, context)
        .map(latest -> served(latest, context))
        .orElseGet(UpdateControl::noUpdate);
  }

  private UpdateControl<GitRepo> served(GitRepo gitRepo, Context<GitRepo> context) {
    var closed = intake.closedBecause();
    var facts =
        closed.isPresent() ? idle(gitRepo, closed.get(), context) : followed(gitRepo, context);
    var now = clock.instant();
    var control =
        StatusPatch.of(gitRepo, new GitRepo(), GitRepoStatusBuilder.build(gitRepo, facts, now));
    Wakeup.next(facts, now).ifPresent(control::rescheduleAfter);
    return control;
  }

  @Override
  public DeleteControl cleanup(GitRepo gitRepo, Context<GitRepo> context) {
    notice.forget(gitRepo);
    if (foreignFleet.running().isPresent()) {
      return DeleteControl.noFinalizerRemoval();
    }
    polls.forget(ResourceID.fromResource(gitRepo));
    var stopped = jobs.stopAll(gitRepo, clock.instant());
    var left = bundles.removeAll(gitRepo);
    if (stopped && left.isEmpty()) {
      accounts.remove(gitRepo);
      metrics.forget(ResourceID.fromResource(gitRepo));
      return DeleteControl.defaultDelete();
    }
    var what = left.isEmpty() ? "its sync Job" : "the bundles " + String.join(", ", left);
    var status = hindered(gitRepo, Reason.RemovalBlocked, "deleting: waits for " + what, context);
    StatusPatch.now(gitRepo, new GitRepo(), status, context);
    return DeleteControl.noFinalizerRemoval()
        .rescheduleAfter(left.isEmpty() ? RECHECK_JOBS : RECHECK_DELETION);
  }

  /** What the API server refused is said; it is tried again soon. */
  @Override
  public ErrorStatusUpdateControl<GitRepo> updateErrorStatus(
      GitRepo gitRepo, Context<GitRepo> context, Exception e) {
    var conflict =
        e instanceof KubernetesClientException refused
            && refused.getCode() == HttpURLConnection.HTTP_CONFLICT;
    var status =
        hindered(gitRepo, Reason.ClusterError, "tried again soon: " + Answers.text(e), context);
    return conflict
        ? ErrorStatusUpdateControl.defaultErrorProcessing()
        : StatusPatch.onError(gitRepo, new GitRepo(), status);
  }

  /** Says so once: from then on the status is the other controller's, and two would fight. */
  private UpdateControl<GitRepo> leaveTo(
      String foreign, GitRepo gitRepo, Context<GitRepo> context) {
    return notice.isFirst(gitRepo)
        ? StatusPatch.of(
            gitRepo, new GitRepo(), hindered(gitRepo, Reason.ForeignController, foreign, context))
        : UpdateControl.noUpdate();
  }

  private GitRepoStatus hindered(
      GitRepo gitRepo, Reason reason, String message, Context<GitRepo> context) {
    var facts =
        GitRepoFacts.hindered(
            new GitRepoFacts.Hindrance(reason, message),
            SyncMemory.of(gitRepo).map(SyncMemory::toStatus),
            bundles.bundlesOf(gitRepo, context),
            bundles.deploymentsOf(gitRepo, context));
    return GitRepoStatusBuilder.build(gitRepo, facts, clock.instant());
  }

  private GitRepoFacts idle(GitRepo gitRepo, String because, Context<GitRepo> context) {
    return GitRepoFacts.closed(
        because,
        SyncMemory.of(gitRepo).map(SyncMemory::toStatus),
        bundles.bundlesOf(gitRepo, context),
        bundles.deploymentsOf(gitRepo, context));
  }

  private GitRepoFacts followed(GitRepo gitRepo, Context<GitRepo> context) {
    return syncs.advance(gitRepo, context);
  }
}
