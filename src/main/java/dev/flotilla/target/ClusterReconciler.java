package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterStatus;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.kubernetes.PrunedStore;
import dev.flotilla.status.ClusterStatusBuilder;
import dev.flotilla.status.StatusPatch;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Tells how the bundles of each Cluster are; there is no agent, so no heartbeat is written. */
@GradualRetry(maxAttempts = -1, maxInterval = 30_000)
@ControllerConfiguration(name = "cluster", informer = @Informer(comparableResourceVersions = false))
public class ClusterReconciler implements Reconciler<Cluster> {

  private final Clock clock;
  private final Instant started;
  private final LocalCluster local;
  private final ContentSweep contents;
  private final ForeignFleet foreignFleet;

  @Inject
  ClusterReconciler(
      Clock clock, LocalCluster local, ContentSweep contents, ForeignFleet foreignFleet) {
    this.foreignFleet = foreignFleet;
    this.clock = clock;
    this.contents = contents;
    this.started = clock.instant();
    this.local = local;
  }

  @Override
  public List<EventSource<?, Cluster>> prepareEventSources(EventSourceContext<Cluster> context) {
    var deployments =
        InformerEventSourceConfiguration.from(BundleDeployment.class, Cluster.class)
            .withLabelSelector(FleetNames.CLUSTER)
            .withSecondaryToPrimaryMapper(
                deployment -> Set.of(FleetLabels.clusterOf(deployment.getMetadata())))
            .withItemStore(new PrunedStore<>(Pruned::withoutOptions))
            .withComparableResourceVersion(false)
            .build();
    return List.of(new InformerEventSource<>(deployments, context), foreignFleet.wakeAll(context));
  }

  @Override
  public UpdateControl<Cluster> reconcile(Cluster cluster, Context<Cluster> context) {
    if (foreignFleet.running().isPresent()) {
      return UpdateControl.noUpdate();
    }
    var control = StatusPatch.of(cluster, new Cluster(), status(cluster, context));
    if (!LocalCluster.is(cluster)) {
      return control;
    }
    // Here because only the leader reconciles, and there is always this one Cluster.
    contents.sweepWhenDue(clock.instant());
    return control.rescheduleAfter(ContentSweep.INTERVAL);
  }

  private ClusterStatus status(Cluster cluster, Context<Cluster> context) {
    if (!LocalCluster.is(cluster)) {
      return ClusterStatusBuilder.unserved(
          cluster, "only the local cluster is served yet", clock.instant());
    }
    var status = cluster.getStatus();
    if (status == null || status.namespace == null) {
      local.ensureNamespace();
    }
    return new ClusterStatusBuilder(
            ClusterView.of(cluster).deploymentNamespace(),
            context.getSecondaryResourcesAsStream(BundleDeployment.class).toList(),
            started)
        .of(cluster, clock.instant());
  }
}
