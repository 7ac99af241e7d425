package dev.flotilla.foreign;

import dev.flotilla.kubernetes.PrunedStore;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Whether controllers of Rancher Fleet run in this cluster, in any namespace. They own the same
 * objects, so that nobody of us writes while they do. Known before the first controller starts, and
 * whether or not there is a Flotilla object.
 */
@ApplicationScoped
public class ForeignFleet {

  private static final Logger LOG = Logger.getLogger(ForeignFleet.class);
  private static final String REMEDY =
      "Rancher Fleet runs here and owns the same objects: %s; Flotilla does nothing until it is"
          + " scaled to zero or uninstalled";

  private final ReentrantLock change = new ReentrantLock();
  private final List<SharedIndexInformer<Deployment>> watches = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Optional<String> last = Optional.empty();

  @Inject KubernetesClient client;

  /**
   * Begins to watch; returns when all that there are have been seen.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they cannot be: then nobody
   *     knows who else works here
   */
  public void start() {
    FleetDeployment.NAMES.forEach(name -> watches.add(watch(name)));
    changed();
  }

  /** Ends the watches; nothing counts as running after that. */
  public void stop() {
    watches.forEach(SharedIndexInformer::stop);
    watches.clear();
  }

  /** What runs, in a sentence that says what to do; empty when nothing does. */
  public Optional<String> running() {
    return sentence(watches.stream().flatMap(watch -> watch.getIndexer().list().stream()));
  }

  /**
   * The same from a live read, for those who do not watch.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it could not be read
   */
  public static Optional<String> running(KubernetesClient client) {
    return sentence(
        FleetDeployment.NAMES.stream()
            .flatMap(name -> named(client, name).list().getItems().stream()));
  }

  private static Optional<String> sentence(Stream<Deployment> deployments) {
    var found =
        deployments
            .filter(FleetDeployment::runs)
            .map(FleetDeployment::name)
            .sorted()
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? Optional.empty() : Optional.of(REMEDY.formatted(found));
  }

  /** Calls a listener whenever the answer has become another one. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Wakes all objects of a controller whenever the answer has become another one. */
  public <P extends HasMetadata> EventSource<?, P> wakeAll(EventSourceContext<P> context) {
    var source = new SimpleInboundEventSource<P>("foreign-fleet");
    onChange(
        () -> {
          // Before it runs there is no cache, and all objects will be looked at anyway.
          if (source.isRunning()) {
            context
                .getPrimaryCache()
                .list()
                .map(ResourceID::fromResource)
                .forEach(source::propagateEvent);
          }
        });
    return source;
  }

  private SharedIndexInformer<Deployment> watch(String name) {
    var informer =
        named(client, name)
            .runnableInformer(0)
            .itemStore(new PrunedStore<>(FleetDeployment::pruned))
            .addEventHandler(new Handler())
            .exceptionHandler((started, problem) -> started);
    informer.run();
    return informer;
  }

  private static FilterWatchListDeletable<
          Deployment, DeploymentList, RollableScalableResource<Deployment>>
      named(KubernetesClient client, String name) {
    return client.apps().deployments().inAnyNamespace().withField("metadata.name", name);
  }

  private void changed() {
    change.lock();
    try {
      var now = running();
      if (now.equals(last)) {
        return;
      }
      last = now;
      LOG.info(now.orElse("Rancher Fleet does not run here any more; going on"));
    } finally {
      change.unlock();
    }
    listeners.forEach(ForeignFleet::tell);
  }

  /** One that fails keeps no other from being told. */
  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "A change of Rancher Fleet was not followed; a restart does");
    }
  }

  private final class Handler implements ResourceEventHandler<Deployment> {

    @Override
    public void onAdd(Deployment deployment) {
      changed();
    }

    @Override
    public void onUpdate(Deployment before, Deployment after) {
      changed();
    }

    @Override
    public void onDelete(Deployment deployment, boolean unknown) {
      changed();
    }
  }
}
