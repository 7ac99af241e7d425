package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Labels;
import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
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
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What wakes the GitRepo controller besides its own objects: looks at remotes, the switch, and,
 * only while the feature is on, the watch of sync Jobs.
 */
@ApplicationScoped
class GitRepoEvents {

  private static final String JOBS = "sync-jobs";

  private final SimpleInboundEventSource<GitRepo> inbound =
      new SimpleInboundEventSource<>("intake");

  private EventSourceContext<GitRepo> context;
  private volatile InformerEventSource<Job, GitRepo> jobs;

  @Inject Operator operator;
  @Inject SyncSlots slots;

  /** The event source of everything that is not a watch; keeps what a later watch is made from. */
  SimpleInboundEventSource<GitRepo> register(EventSourceContext<GitRepo> context) {
    this.context = context;
    return inbound;
  }

  void wake(ResourceID gitRepo) {
    inbound.propagateEvent(gitRepo);
  }

  void wakeAll() {
    context.getPrimaryCache().list().map(ResourceID::fromResource).forEach(this::wake);
  }

  /** Starts to watch sync Jobs; returns when all that there are have been seen. */
  void watchJobs() {
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
            .withSecondaryToPrimaryMapper(Ownership::ownersOf)
            .build();
    var watch = new InformerEventSource<Job, GitRepo>(configuration, context);
    manager().dynamicallyRegisterEventSource(watch);
    jobs = watch;
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

  /** Ends the watch of sync Jobs and forgets them. */
  void unwatchJobs() {
    jobs = null;
    manager().dynamicallyDeRegisterEventSource(JOBS);
    slots.clear();
  }

  @SuppressWarnings("unchecked")
  private EventSourceManager<GitRepo> manager() {
    return ((Controller<GitRepo>)
            operator.getRegisteredController(GitRepoReconciler.NAME).orElseThrow())
        .getEventSourceManager();
  }
}
