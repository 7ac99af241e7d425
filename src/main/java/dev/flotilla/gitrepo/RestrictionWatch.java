package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.api.fleet.Policy;
import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.EventSourceManager;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The GitRepoRestrictions and Policies of all namespaces, watched only while GitRepos are followed.
 * A change wakes the GitRepos of the namespace.
 */
@ApplicationScoped
class RestrictionWatch {

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(GitRepoRestriction.class, Policy.class);

  @Inject KubernetesClient client;

  private volatile InformerEventSource<GitRepoRestriction, GitRepo> restrictions;
  private volatile InformerEventSource<Policy, GitRepo> policies;

  /**
   * Begins to watch; returns when all that there are have been seen.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they may not be listed
   */
  void begin(EventSourceManager<GitRepo> manager, EventSourceContext<GitRepo> context) {
    // A watch that is refused is tried again for ever, and says nothing: here it is said.
    var one = new ListOptionsBuilder().withLimit(1L).build();
    KINDS.forEach(kind -> client.resources(kind).inAnyNamespace().list(one));
    var first = source(GitRepoRestriction.class, context);
    manager.dynamicallyRegisterEventSource(first);
    restrictions = first;
    var second = source(Policy.class, context);
    manager.dynamicallyRegisterEventSource(second);
    policies = second;
  }

  /** Ends the watches and forgets what was seen. */
  void end(EventSourceManager<GitRepo> manager) {
    restrictions = null;
    policies = null;
    KINDS.forEach(kind -> manager.dynamicallyDeRegisterEventSource(kind.getSimpleName()));
  }

  /**
   * What the GitRepos of a namespace may ask for, as last seen. Nothing is restricted when it is
   * not watched, since nothing is followed then.
   */
  Restrictions of(String namespace) {
    return Restrictions.of(seen(restrictions, namespace), seen(policies, namespace));
  }

  private static <R extends HasMetadata> Stream<R> seen(
      InformerEventSource<R, GitRepo> watch, String namespace) {
    return watch == null ? Stream.of() : watch.list(namespace, any -> true);
  }

  private static <R extends HasMetadata> InformerEventSource<R, GitRepo> source(
      Class<R> kind, EventSourceContext<GitRepo> context) {
    var configuration =
        InformerEventSourceConfiguration.from(kind, GitRepo.class)
            .withName(kind.getSimpleName())
            .withWatchAllNamespaces()
            .withSecondaryToPrimaryMapper(
                changed -> gitReposOf(changed.getMetadata().getNamespace(), context))
            .withPrimaryToSecondaryMapper((GitRepo gitRepo) -> Set.of())
            .withComparableResourceVersion(false)
            .withItemStore(new PrunedStore<>())
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  private static Set<ResourceID> gitReposOf(String namespace, EventSourceContext<GitRepo> context) {
    return context
        .getPrimaryCache()
        .list(namespace, gitRepo -> true)
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }
}
