package dev.flotilla.target;

import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.ClusterGroupStatus;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.kubernetes.PrunedStore;
import dev.flotilla.status.ClusterGroupStatusBuilder;
import dev.flotilla.status.StatusPatch;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells how the clusters of each ClusterGroup are. */
@GradualRetry(maxAttempts = -1, maxInterval = 30_000)
@ControllerConfiguration(
    name = "clustergroup",
    informer = @Informer(comparableResourceVersions = false))
public class ClusterGroupReconciler implements Reconciler<ClusterGroup> {

  @Inject ForeignFleet foreignFleet;
  @Inject Clock clock;

  private InformerEventSource<Cluster, ClusterGroup> clusters;

  @Override
  public List<EventSource<?, ClusterGroup>> prepareEventSources(
      EventSourceContext<ClusterGroup> context) {
    var configuration =
        InformerEventSourceConfiguration.from(Cluster.class, ClusterGroup.class)
            .withSecondaryToPrimaryMapper(
                cluster ->
                    context
                        .getPrimaryCache()
                        .list(cluster.getMetadata().getNamespace(), group -> true)
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
            .withPrimaryToSecondaryMapper((ClusterGroup group) -> Set.of())
            .withItemStore(new PrunedStore<>())
            .withComparableResourceVersion(false)
            .build();
    clusters = new InformerEventSource<>(configuration, context);
    return List.of(clusters, foreignFleet.wakeAll(context));
  }

  @Override
  public UpdateControl<ClusterGroup> reconcile(ClusterGroup group, Context<ClusterGroup> context) {
    return foreignFleet.running().isPresent()
        ? UpdateControl.noUpdate()
        : StatusPatch.of(group, new ClusterGroup(), status(group));
  }

  private ClusterGroupStatus status(ClusterGroup group) {
    try {
      var view = GroupView.of(group);
      var members =
          clusters
              .list(
                  group.getMetadata().getNamespace(),
                  cluster -> view.holds(ClusterView.of(cluster)))
              .toList();
      return new ClusterGroupStatusBuilder(members).of(group, clock.instant());
    } catch (InvalidTargetException e) {
      return ClusterGroupStatusBuilder.invalid(group, e.getMessage(), clock.instant());
    }
  }
}
