package dev.flotilla.metrics;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Leading;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.processing.Controller;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/**
 * The metrics of all objects of the chain, made from the controllers' caches when Prometheus asks:
 * nothing is kept for them, they are never older than the caches, and those of an object that is
 * gone are gone. Only the operator that leads has them, so that nothing is counted twice.
 */
@ApplicationScoped
public class ObjectMetrics {

  private final List<ObjectGauge<GitRepo>> gitRepos = GitRepoGauges.all();
  private final List<ObjectGauge<Bundle>> bundles = BundleGauges.ofBundles();
  private final List<ObjectGauge<BundleDeployment>> deployments = BundleGauges.ofDeployments();
  private final List<ObjectGauge<Cluster>> clusters = ClusterGauges.ofClusters();
  private final List<ObjectGauge<ClusterGroup>> groups = ClusterGauges.ofGroups();
  private final CollectorRegistry registry;
  private volatile boolean leading;

  @Inject
  ObjectMetrics(CollectorRegistry registry) {
    this.registry = registry;
  }

  /** Shows the objects of an operator's controllers from when it leads. */
  public void show(Operator operator) {
    registry.register(
        new Collector() {
          @Override
          public List<MetricFamilySamples> collect() {
            return leading ? families(operator) : List.of();
          }
        });
  }

  void begin(@Observes Leading now) {
    leading = true;
  }

  private List<Collector.MetricFamilySamples> families(Operator operator) {
    return Stream.of(
            of(operator, GitRepo.class, gitRepos),
            of(operator, Bundle.class, bundles),
            of(operator, BundleDeployment.class, deployments),
            of(operator, Cluster.class, clusters),
            of(operator, ClusterGroup.class, groups))
        .flatMap(families -> families)
        .toList();
  }

  private static <T extends HasMetadata> Stream<Collector.MetricFamilySamples> of(
      Operator operator, Class<T> kind, List<ObjectGauge<T>> gauges) {
    var objects =
        operator.getRegisteredControllers().stream()
            .filter(controller -> controller.getConfiguration().getResourceClass() == kind)
            .flatMap(ObjectMetrics::cached)
            .map(kind::cast)
            .toList();
    return gauges.stream().map(gauge -> gauge.of(objects));
  }

  private static Stream<? extends HasMetadata> cached(RegisteredController<?> controller) {
    return ((Controller<?>) controller).getEventSourceManager().getControllerEventSource().list();
  }
}
