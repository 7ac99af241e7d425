package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleStatus;
import dev.flotilla.bundle.Manifest;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Backoff;
import dev.flotilla.status.BundleStatusBuilder;
import dev.flotilla.status.BundleStatusBuilder.Problem;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows Bundles: each becomes a Content and a BundleDeployment for every cluster that it chooses,
 * and is gone when these are. It runs whether or not continuous delivery is on, since Bundles may
 * be written by hand.
 */
@GradualRetry(maxAttempts = -1, maxInterval = 30_000)
@ControllerConfiguration(
    name = "bundle",
    finalizerName = FleetNames.BUNDLE_FINALIZER,
    informer = @Informer(comparableResourceVersions = false))
public class BundleReconciler implements Reconciler<Bundle>, Cleaner<Bundle> {

  private static final Duration CACHE_CATCHES_UP = Duration.ofMillis(500);

  /** Rarely, since what did not go well may have used a processor until it was stopped. */
  private static final Duration TRY_AGAIN = Duration.ofMinutes(5);

  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  @Inject ForeignFleet foreignFleet;
  @Inject Rollout rollout;
  @Inject Surroundings surroundings;
  @Inject DeploymentStore store;
  @Inject Contents contents;
  @Inject Clock clock;

  private final Backoff<ResourceID> patience = new Backoff<>(30);

  @Override
  public List<EventSource<?, Bundle>> prepareEventSources(EventSourceContext<Bundle> context) {
    var sources = new ArrayList<>(surroundings.eventSources(context));
    sources.add(foreignFleet.wakeAll(context));
    return sources;
  }

  @Override
  public UpdateControl<Bundle> reconcile(Bundle bundle, Context<Bundle> context) {
    if (foreignFleet.running().isPresent()) {
      return UpdateControl.noUpdate();
    }
    try {
      var seen = rollout.run(bundle, known(bundle, context));
      patience.reset(ResourceID.fromResource(bundle));
      var update = StatusPatch.of(bundle, new Bundle(), seen.of(bundle, clock.instant()));
      return passes(seen) ? update.rescheduleAfter(TRY_AGAIN) : update;
    } catch (ValuesException e) {
      return waits(bundle, known(bundle, context), e);
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return UpdateControl.<Bundle>noUpdate().rescheduleAfter(CACHE_CATCHES_UP);
      }
      throw e;
    }
  }

  /** Deletes the BundleDeployments, and lets the Bundle go when a live read finds none. */
  @Override
  public DeleteControl cleanup(Bundle bundle, Context<Bundle> context) {
    if (foreignFleet.running().isPresent()) {
      return DeleteControl.noFinalizerRemoval();
    }
    var left = store.find(bundle);
    if (left.isEmpty()) {
      patience.reset(ResourceID.fromResource(bundle));
      contents.release(List.of(Manifest.of(bundle.getSpec().resources).id()));
      return DeleteControl.defaultDelete();
    }
    left.stream().filter(deployment -> !deployment.isMarkedForDeletion()).forEach(store::delete);
    StatusPatch.now(bundle, new Bundle(), status(bundle, left, Removal.of(left)), context);
    // The informer wakes us when one is gone; this is for an event that never came.
    return DeleteControl.noFinalizerRemoval().rescheduleAfter(LOOK_AGAIN);
  }

  @Override
  public ErrorStatusUpdateControl<Bundle> updateErrorStatus(
      Bundle bundle, Context<Bundle> context, Exception e) {
    var status = status(bundle, known(bundle, context), failure(e));
    return StatusPatch.onError(bundle, new Bundle(), status);
  }

  /** Nobody tells when the Secret comes: a sync writes it right after a new Bundle. */
  private UpdateControl<Bundle> waits(
      Bundle bundle, List<BundleDeployment> deployments, ValuesException e) {
    var problem = new Problem(Reason.Pending, e.getMessage());
    return StatusPatch.of(bundle, new Bundle(), status(bundle, deployments, problem))
        .rescheduleAfter(patience.next(ResourceID.fromResource(bundle)));
  }

  private static boolean passes(BundleStatusBuilder seen) {
    return seen.problem().filter(problem -> problem.reason() == Reason.Pending).isPresent();
  }

  private BundleStatus status(Bundle bundle, List<BundleDeployment> deployments, Problem problem) {
    var sha256 = bundle.getStatus() == null ? null : bundle.getStatus().resourcesSha256Sum;
    return new BundleStatusBuilder(deployments, sha256, Optional.of(problem), List.of())
        .of(bundle, clock.instant());
  }

  private static Problem failure(Exception e) {
    return new Problem(Reason.Pending, "tried again soon: " + Answers.text(e));
  }

  /** The Bundle's BundleDeployments as the cache knows them. */
  private static List<BundleDeployment> known(Bundle bundle, Context<Bundle> context) {
    var name = bundle.getMetadata().getName();
    return context
        .getSecondaryResourcesAsStream(BundleDeployment.class)
        .filter(deployment -> name.equals(deployment.getMetadata().getName()))
        .toList();
  }
}
