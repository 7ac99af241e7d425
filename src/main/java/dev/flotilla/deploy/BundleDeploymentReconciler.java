package dev.flotilla.deploy;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.deploy.dependency.Dependencies;
import dev.flotilla.deploy.dependency.Dependencies.Wait;
import dev.flotilla.deploy.dependency.Need;
import dev.flotilla.deploy.dependency.Node;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.Backoff;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.status.DeploymentFacts;
import dev.flotilla.status.DeploymentFacts.Verdict;
import dev.flotilla.status.DeploymentReport;
import dev.flotilla.status.Reason;
import dev.flotilla.status.StatusPatch;
import dev.flotilla.target.InvalidTargetException;
import io.fabric8.kubernetes.client.KubernetesClient;
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
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  private final ForeignFleet foreignFleet;
  private final Accounts accounts;
  private final Discovery types;
  private final Monitor monitor;
  private final Deployer deployer;
  private final Backoff<Owner> backoff = new Backoff<>(15);
  private final SimpleInboundEventSource<BundleDeployment> changes =
      new SimpleInboundEventSource<>("deployed-objects");

  @Inject
  BundleDeploymentReconciler(
      KubernetesClient operator,
      Clock clock,
      OperatorSettings settings,
      ForeignFleet foreignFleet) {
    this(operator, clock, settings.namespace(), settings.deploy().defaultAccount(), foreignFleet);
  }

  /**
   * Makes the reconciler.
   *
   * @param operator the operator's own client
   * @param namespace the operator's namespace, in which service accounts are looked up
   * @param fallback the account when neither the bundle nor {@code fleet-default} gives one; empty
   *     forbids deploying without
   * @param foreignFleet tells whether another controller deploys here
   */
  public BundleDeploymentReconciler(
      KubernetesClient operator,
      Clock clock,
      String namespace,
      Optional<String> fallback,
      ForeignFleet foreignFleet) {
    this.clock = clock;
    this.foreignFleet = foreignFleet;
    this.accounts = new Accounts(operator, namespace, fallback.orElse(""));
    this.types = new Discovery(operator);
    this.monitor = new Monitor(clock, this::changed);
    this.deployer = new Deployer(operator, accounts, monitor, types);
  }

  @Override
  public List<EventSource<?, BundleDeployment>> prepareEventSources(
      EventSourceContext<BundleDeployment> context) {
    return List.of(changes, foreignFleet.wakeAll(context));
  }

  @Override
  public UpdateControl<BundleDeployment> reconcile(
      BundleDeployment resource, Context<BundleDeployment> context) {
    if (foreignFleet.running().isPresent()) {
      return UpdateControl.noUpdate();
    }
    var request = DeploymentRequest.of(resource);
    var step = deployer.step(request, () -> others(resource, context));
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
    if (foreignFleet.running().isPresent()) {
      return DeleteControl.noFinalizerRemoval();
    }
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

  /** What the API server refused is said; it is tried again soon. */
  @Override
  public ErrorStatusUpdateControl<BundleDeployment> updateErrorStatus(
      BundleDeployment resource, Context<BundleDeployment> context, Exception e) {
    var failed = Verdict.no(Reason.ClusterError, "tried again soon: " + Answers.text(e));
    var facts = Step.untouched(DeploymentRequest.of(resource), failed);
    return StatusPatch.onError(resource, new BundleDeployment(), report(resource, facts));
  }

  @PreDestroy
  void stop() {
    monitor.stop();
  }

  /** Why it has to wait for other bundles of its cluster, as the cache knows them. */
  private static Optional<Wait> others(
      BundleDeployment resource, Context<BundleDeployment> context) {
    if (resource.getSpec().dependsOn == null || resource.getSpec().dependsOn.isEmpty()) {
      return Optional.empty();
    }
    try {
      var own = Node.of(resource, Need.of(resource.getSpec().dependsOn));
      var namespace = resource.getMetadata().getNamespace();
      var nodes =
          context
              .getPrimaryCache()
              .list(namespace, each -> !each.isMarkedForDeletion())
              .map(Node::of)
              .filter(node -> !node.bundle().equals(own.bundle()));
      return new Dependencies(Stream.concat(Stream.of(own), nodes).toList()).of(own);
    } catch (InvalidTargetException e) {
      return Optional.of(new Wait(e.getMessage(), true));
    }
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
