package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.Controller;
import io.javaoperatorsdk.operator.processing.event.EventSourceManager;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What wakes the GitRepo controller besides its own objects: looks at remotes, the switch, and,
 * only while the feature is on, the watches of sync Jobs and of the namespaces' restrictions.
 */
@ApplicationScoped
class GitRepoEvents {

  private static final String JOBS = "sync-jobs";

  private final SimpleInboundEventSource<GitRepo> inbound =
      new SimpleInboundEventSource<>("intake");

  private volatile EventSourceContext<GitRepo> context;
  private volatile InformerEventSource<Job, GitRepo> jobs;

  @Inject KubernetesClient client;
  @Inject Operator operator;
  @Inject SyncSlots slots;
  @Inject RestrictionWatch restrictions;

  /** The event source of everything that is not a watch; keeps what a later watch is made from. */
  SimpleInboundEventSource<GitRepo> register(EventSourceContext<GitRepo> context) {
    this.context = context;
    return inbound;
  }

  /** Whether the GitRepos of the cluster have been read, which every replica does at its start. */
  boolean knowsGitRepos() {
    return context != null && operator.getRuntimeInfo().isStarted();
  }

  /** The GitRepos of the cluster as last seen. */
  List<GitRepo> gitRepos() {
    return context.getPrimaryCache().list().toList();
  }

  void wake(ResourceID gitRepo) {
    inbound.propagateEvent(gitRepo);
  }

  void wakeAll() {
    context.getPrimaryCache().list().map(ResourceID::fromResource).forEach(this::wake);
  }

  /**
   * Starts to watch sync Jobs and restrictions; returns when all that there are have been seen.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they may not be listed
   */
  void watch() {
    restrictions.begin(manager(), context);
    requireJobs();
    var selector =
        Labels.of(Labels.SYNC).entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .sorted()
            .collect(Collectors.joining(","));
    var configuration =
        InformerEventSourceConfiguration.from(Job.class, GitRepo.class)
            .withName(JOBS)
            .withWatchAllNamespaces()
            .withLabelSelector(selector)
            .withComparableResourceVersion(false)
            .withItemStore(new PrunedStore<>())
            .withSecondaryToPrimaryMapper(Ownership::gitReposOf)
            .build();
    var watch = new InformerEventSource<Job, GitRepo>(configuration, context);
    manager().dynamicallyRegisterEventSource(watch);
    jobs = watch;
  }

  /** A watch that is refused is tried again for ever, and says nothing: here it is said. */
  private void requireJobs() {
    var one = new ListOptionsBuilder().withLimit(1L).build();
    client.batch().v1().jobs().inAnyNamespace().withLabels(Labels.of(Labels.SYNC)).list(one);
  }

  /** The sync Jobs of all GitRepos as last seen, by namespace and name: whether each has ended. */
  Map<String, Boolean> jobs() {
    var watch = jobs;
    return watch == null
        ? Map.of()
        : watch
            .list()
            .collect(Collectors.toMap(GitRepoEvents::id, JobView::hasEnded, (one, other) -> one));
  }

  private static String id(Job job) {
    return job.getMetadata().getNamespace() + "/" + job.getMetadata().getName();
  }

  /** Ends the watches and forgets what was seen. */
  void unwatch() {
    jobs = null;
    manager().dynamicallyDeRegisterEventSource(JOBS);
    restrictions.end(manager());
    slots.clear();
  }

  @SuppressWarnings("unchecked")
  private EventSourceManager<GitRepo> manager() {
    return ((Controller<GitRepo>)
            operator.getRegisteredController(GitRepoReconciler.NAME).orElseThrow())
        .getEventSourceManager();
  }
}
