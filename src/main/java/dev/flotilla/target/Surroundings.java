package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.Policy;
import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clusters and groups around a Bundle: from caches that wake the Bundles of a namespace when
 * something changes there, or from a live read where a wrong answer would remove something.
 */
@ApplicationScoped
class Surroundings {

  @Inject KubernetesClient client;

  private InformerEventSource<Cluster, Bundle> clusters;
  private InformerEventSource<ClusterGroup, Bundle> groups;
  private InformerEventSource<GitRepoRestriction, Bundle> restrictions;
  private InformerEventSource<Policy, Bundle> policies;

  /**
   * What a Bundle can choose from.
   *
   * @param clusters the clusters of its namespace
   * @param groups the cluster groups of its namespace
   */
  record View(List<ClusterView> clusters, List<GroupView> groups) {

    private static View of(List<Cluster> clusters, List<ClusterGroup> groups) {
      return new View(
          clusters.stream().map(ClusterView::of).toList(),
          groups.stream().map(GroupView::of).toList());
    }

    List<Choice> chosenBy(Matching matching) {
      return matching.choose(clusters, groups);
    }

    List<GroupView> groupsOf(ClusterView cluster) {
      return groups.stream().filter(group -> group.holds(cluster)).toList();
    }
  }

  /** The caches of the controller of Bundles. */
  List<EventSource<?, Bundle>> eventSources(EventSourceContext<Bundle> context) {
    clusters = ofNamespace(Cluster.class, context);
    groups = ofNamespace(ClusterGroup.class, context);
    restrictions = ofNamespace(GitRepoRestriction.class, context);
    policies = ofNamespace(Policy.class, context);
    var deployments =
        InformerEventSourceConfiguration.from(BundleDeployment.class, Bundle.class)
            .withLabelSelector(FleetNames.BUNDLE)
            .withSecondaryToPrimaryMapper(
                deployment -> Set.of(FleetLabels.bundleOf(deployment.getMetadata())))
            .withItemStore(new PrunedStore<>(Pruned::withoutObjects))
            .withComparableResourceVersion(false)
            .build();
    return List.of(
        new InformerEventSource<>(deployments, context), clusters, groups, restrictions, policies);
  }

  /**
   * What is in a namespace as far as the caches know.
   *
   * @throws InvalidTargetException when the selector of a group cannot be right
   */
  View cached(String namespace) {
    return View.of(
        clusters.list(namespace, cluster -> true).toList(),
        groups.list(namespace, group -> true).toList());
  }

  /** The accounts that the Bundles of a namespace may be deployed as, as the caches know. */
  AllowedAccounts accounts(String namespace) {
    return AllowedAccounts.of(
        restrictions.list(namespace, any -> true).toList(),
        policies.list(namespace, any -> true).toList());
  }

  /**
   * What is in a namespace now.
   *
   * @throws InvalidTargetException when the selector of a group cannot be right
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it cannot be read
   */
  View live(String namespace) {
    return View.of(
        client.resources(Cluster.class).inNamespace(namespace).list().getItems(),
        client.resources(ClusterGroup.class).inNamespace(namespace).list().getItems());
  }

  private static <R extends HasMetadata> InformerEventSource<R, Bundle> ofNamespace(
      Class<R> type, EventSourceContext<Bundle> context) {
    var configuration =
        InformerEventSourceConfiguration.from(type, Bundle.class)
            .withSecondaryToPrimaryMapper(
                changed ->
                    context
                        .getPrimaryCache()
                        .list(changed.getMetadata().getNamespace(), bundle -> true)
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
            .withPrimaryToSecondaryMapper((Bundle bundle) -> Set.of())
            .withOnUpdateFilter((now, before) -> changesTargets(now, before))
            .withItemStore(new PrunedStore<>())
            .withComparableResourceVersion(false)
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  /** Statuses change with every deployment, and say nothing about who is a target. */
  private static boolean changesTargets(HasMetadata now, HasMetadata before) {
    return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
        || !Objects.equals(now.getMetadata().getLabels(), before.getMetadata().getLabels())
        || !Objects.equals(
            now.getMetadata().getAnnotations(), before.getMetadata().getAnnotations());
  }
}
