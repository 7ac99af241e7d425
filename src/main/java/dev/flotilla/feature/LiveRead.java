package dev.flotilla.feature;

import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.kubernetes.Answers;
import dev.flotilla.kubernetes.OperatorSettings;
import dev.flotilla.status.ManagedResources;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Looks at the objects of the switch on the API server, past every cache: the status tells what is
 * there, never what should be.
 */
@ApplicationScoped
class LiveRead {

  /** Per-GitRepo objects of a kind that are listed by name when something holds them. */
  private static final int NAMED = 10;

  @Inject KubernetesClient client;
  @Inject OperatorSettings settings;

  /**
   * Reads every object that there is once; unless the feature is wanted, counts the per-GitRepo
   * objects too, which come and go with each commit while it is on. What may not be read is listed
   * as unknown, so that it does not hide the rest.
   *
   * @throws KubernetesClientException when the API server does not answer
   */
  List<ManagedResource> read(Decision decision) {
    var entries = new ArrayList<ManagedResource>();
    for (var object : ManagedObject.values()) {
      entries.addAll(look(object));
    }
    if (!decision.wanted()) {
      var search = new SyncSearch(client);
      for (var kind : SyncObject.values()) {
        entries.addAll(remaining(kind, search));
      }
    }
    return entries;
  }

  private List<ManagedResource> look(ManagedObject object) {
    try {
      return object
          .read(client, settings.namespace())
          .map(this::found)
          .orElseGet(() -> List.of(object.absent(settings.namespace())));
    } catch (KubernetesClientException e) {
      return List.of(
          ManagedResources.unknown(
              object.apiVersion(),
              object.kind(),
              namespace(object),
              object.objectName(),
              refusal(e)));
    }
  }

  /** The object, and what keeps it from going when that is not itself. */
  private List<ManagedResource> found(HasMetadata object) {
    var entry = ManagedResources.found(object);
    return entry.state == ManagedResourceState.Removing && object instanceof CronJob
        ? Stream.concat(Stream.of(entry), new HeldJobs(client).of(object).stream()).toList()
        : List.of(entry);
  }

  private String namespace(ManagedObject object) {
    return object.namespaced() ? settings.namespace() : null;
  }

  private List<ManagedResource> remaining(SyncObject kind, SyncSearch search) {
    var count = new AtomicInteger();
    var held = new ArrayList<ManagedResource>();
    try {
      search.forEach(
          kind,
          object -> {
            count.incrementAndGet();
            var entry = ManagedResources.found(object);
            if (entry.state == ManagedResourceState.Blocked && held.size() < NAMED) {
              held.add(entry);
            }
          });
    } catch (KubernetesClientException e) {
      return List.of(
          ManagedResources.unknown(kind.apiVersion(), kind.kind(), null, null, refusal(e)));
    }
    held.addFirst(ManagedResources.remaining(kind.apiVersion(), kind.kind(), count.get()));
    return held;
  }

  private static String refusal(KubernetesClientException e) {
    if (!Answers.isRefusal(e)) {
      throw e;
    }
    return Answers.text(e);
  }
}
