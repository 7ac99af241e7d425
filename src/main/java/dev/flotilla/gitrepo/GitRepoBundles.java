package dev.flotilla.gitrepo;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.MetadataList;
import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** The Bundles that a GitRepo's syncs made, and their BundleDeployments. */
@ApplicationScoped
class GitRepoBundles {

  @Inject KubernetesClient client;

  /** Watches Bundles without their files: the status needs only what became of them. */
  EventSource<?, GitRepo> bundleSource(EventSourceContext<GitRepo> context) {
    var configuration =
        InformerEventSourceConfiguration.from(Bundle.class, GitRepo.class)
            .withName("bundles")
            .withWatchAllNamespaces()
            .withLabelSelector(FleetNames.REPO_NAME)
            .withComparableResourceVersion(false)
            .withItemStore(new PrunedStore<>(GitRepoBundles::withoutFiles))
            .withSecondaryToPrimaryMapper(
                bundle -> owner(bundle, bundle.getMetadata().getNamespace()))
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  /** Watches BundleDeployments, which tell the state of each object. */
  EventSource<?, GitRepo> deploymentSource(EventSourceContext<GitRepo> context) {
    var configuration =
        InformerEventSourceConfiguration.from(BundleDeployment.class, GitRepo.class)
            .withName("bundledeployments")
            .withWatchAllNamespaces()
            .withLabelSelector(FleetNames.REPO_NAME)
            .withComparableResourceVersion(false)
            .withItemStore(new PrunedStore<>())
            .withSecondaryToPrimaryMapper(
                deployment ->
                    owner(
                        deployment,
                        deployment.getMetadata().getLabels().get(FleetNames.BUNDLE_NAMESPACE)))
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  /** The Bundles as last seen, sorted by name. */
  List<Bundle> bundlesOf(GitRepo gitRepo, Context<GitRepo> context) {
    return sorted(context.getSecondaryResources(Bundle.class));
  }

  /** The BundleDeployments as last seen, sorted by name. */
  List<BundleDeployment> deploymentsOf(GitRepo gitRepo, Context<GitRepo> context) {
    return sorted(context.getSecondaryResources(BundleDeployment.class));
  }

  /**
   * Whether the Bundles as last seen are at least as new as those on the API server, so that a
   * status made of them does not speak of the commit before.
   */
  boolean caughtUp(GitRepo gitRepo, Context<GitRepo> context) {
    var seen = new HashMap<String, Long>();
    bundlesOf(gitRepo, context)
        .forEach(bundle -> seen.put(uid(bundle.getMetadata()), generation(bundle.getMetadata())));
    var live = live(gitRepo);
    return seen.size() == live.size()
        && live.stream()
            .allMatch(bundle -> seen.getOrDefault(uid(bundle), -1L) >= generation(bundle));
  }

  /**
   * Deletes the Bundles, whose own finalizers uninstall what they deployed.
   *
   * @return the names of those that a live read has found
   */
  List<String> removeAll(GitRepo gitRepo) {
    var left = live(gitRepo);
    left.stream()
        .filter(bundle -> bundle.getDeletionTimestamp() == null)
        .forEach(
            bundle ->
                client
                    .resources(Bundle.class)
                    .inNamespace(bundle.getNamespace())
                    .withName(bundle.getName())
                    .delete());
    return left.stream().map(ObjectMeta::getName).sorted().toList();
  }

  /** The Bundles on the API server, without their files, which may be many megabytes. */
  private List<ObjectMeta> live(GitRepo gitRepo) {
    var metadata = gitRepo.getMetadata();
    var found = new ArrayList<ObjectMeta>();
    if (FleetNames.fitsLabel(metadata.getName())) {
      new MetadataList(client)
          .forEach(
              "bundles",
              metadata.getNamespace(),
              FleetNames.REPO_NAME,
              metadata.getName(),
              found::add);
    }
    return found;
  }

  private static Bundle withoutFiles(Bundle bundle) {
    if (bundle.getSpec() != null) {
      bundle.getSpec().resources = null;
    }
    return bundle;
  }

  private static Set<ResourceID> owner(HasMetadata object, String namespace) {
    var name = object.getMetadata().getLabels().get(FleetNames.REPO_NAME);
    return name == null || namespace == null ? Set.of() : Set.of(new ResourceID(name, namespace));
  }

  private static <T extends HasMetadata> List<T> sorted(Set<T> objects) {
    return objects.stream()
        .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
        .toList();
  }

  private static String uid(ObjectMeta bundle) {
    return bundle.getUid();
  }

  private static long generation(ObjectMeta bundle) {
    return bundle.getGeneration();
  }
}
