package dev.flotilla.deploy;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.status.DeploymentFacts;
import dev.flotilla.status.DeploymentFacts.Verdict;
import dev.flotilla.status.DeploymentReport;
import dev.flotilla.status.Reason;
import dev.flotilla.status.StatusPatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings BundleDeployments to the cluster and reports how they do. It runs whether or not the
 * feature continuous-delivery is on: bundles may be written by hand.
 *
 * <p>{@code status.release} stays empty: plain manifests are no Helm release, and Fleet's tools
 * take the field for the name of one.
 */
@ApplicationScoped
@GradualRetry(maxAttempts = -1, maxInterval = 30_000)
@ControllerConfiguration(
    name = "bundledeployment",
    finalizerName = FleetNames.BUNDLE_DEPLOYMENT_FINALIZER,
    informer = @Informer(comparableResourceVersions = false))
public class BundleDeploymentReconciler
    implements Reconciler<BundleDeployment>, Cleaner<BundleDeployment> {

  private static final Duration AT_ONCE = Duration.ofMillis(10);
  private static final Duration REGULARLY = Duration.ofSeconds(15);

  private final Clock clock;
  private final Accounts accounts;
  private final Discovery types;
  private final Monitor monitor;
  private final Deployer deployer;
  private final Backoff backoff = new Backoff();
  private final SimpleInboundEventSource<BundleDeployment> changes =
      new SimpleInboundEventSource<>("deployed-objects");

  @Inject
  BundleDeploymentReconciler(KubernetesClient operator, Clock clock, OperatorSettings settings) {
    this(operator, clock, settings.namespace(), settings.deploy().defaultAccount());
  }

  /**
   * Makes the reconciler.
   *
   * @param operator the operator's own client
   * @param namespace the operator's namespace, in which service accounts are looked up
   * @param fallback the account when neither the bundle nor {@code fleet-default} gives one; empty
   *     forbids deploying without
   */
  public BundleDeploymentReconciler(
      KubernetesClient operator, Clock clock, String namespace, Optional<String> fallback) {
    this.clock = clock;
    this.accounts = new Accounts(operator, namespace, fallback.orElse(""));
    this.types = new Discovery(operator);
    this.monitor = new Monitor(clock, this::changed);
    this.deployer = new Deployer(operator, accounts, monitor, types);
  }

  @Override
  public List<EventSource<?, BundleDeployment>> prepareEventSources(
      EventSourceContext<BundleDeployment> context) {
    return List.of(changes);
  }

  @Override
  public UpdateControl<BundleDeployment> reconcile(
      BundleDeployment resource, Context<BundleDeployment> context) {
    var request = DeploymentRequest.of(resource);
    var step = deployer.step(request);
    var update = StatusPatch.of(resource, new BundleDeployment(), report(resource, step.facts()));
    switch (step.next()) {
      case ON_CHANGE -> backoff.reset(request.owner());
      case NOW -> update.rescheduleAfter(AT_ONCE);
      case LATER -> update.rescheduleAfter(backoff.next(request.owner()));
      case REGULARLY -> update.rescheduleAfter(REGULARLY);
    }
    return update;
  }

  @Override
  public DeleteControl cleanup(BundleDeployment resource, Context<BundleDeployment> context) {
    var request = DeploymentRequest.of(resource);
    var open = remove(request);
    if (open.isEmpty()) {
      monitor.release(request.owner());
      backoff.reset(request.owner());
      return DeleteControl.defaultDelete();
    }
    var blocked = Verdict.no(Reason.RemovalBlocked, "deleting: " + Deployer.shown(open));
    StatusPatch.now(
        resource,
        new BundleDeployment(),
        report(resource, Step.untouched(request, blocked)),
        context);
    return DeleteControl.noFinalizerRemoval().rescheduleAfter(backoff.next(request.owner()));
  }

  @PreDestroy
  void stop() {
    monitor.stop();
  }

  private List<String> remove(DeploymentRequest request) {
    if (request.keep().all() || request.inventory().keys().isEmpty()) {
      return List.of();
    }
    try {
      var objects = new LiveObjects(accounts.choose(request.account()), types);
      var remover = new Remover(objects, request.owner(), request.keep());
      return new Removal(remover, clock).run(request.inventory());
    } catch (AccountException e) {
      return List.of(e.getMessage());
    }
  }

  private BundleDeploymentStatus report(BundleDeployment resource, DeploymentFacts facts) {
    return DeploymentReport.of(resource, facts, clock.instant());
  }

  private void changed(String id) {
    Owner.parse(id)
        .ifPresent(
            owner -> changes.propagateEvent(new ResourceID(owner.name(), owner.namespace())));
  }
}
