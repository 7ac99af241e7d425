package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Counts the writes to one object that changed it, from a version on, whoever made them. */
public final class Writes implements AutoCloseable {

  private final Set<String> versions = ConcurrentHashMap.newKeySet();
  private final Resource<HasMetadata> object;
  private final Watch watch;

  @SuppressWarnings("unchecked")
  private Writes(KubernetesClient client, HasMetadata from) {
    var metadata = from.getMetadata();
    var resources = client.resources((Class<HasMetadata>) from.getClass());
    object =
        metadata.getNamespace() == null
            ? resources.withName(metadata.getName())
            : resources.inNamespace(metadata.getNamespace()).withName(metadata.getName());
    watch =
        object.watch(
            new Watcher<HasMetadata>() {
              @Override
              public void eventReceived(Action action, HasMetadata seen) {
                versions.add(seen.getMetadata().getResourceVersion());
              }

              @Override
              public void onClose(WatcherException cause) {
                // The test closes it.
              }
            });
    versions.add(metadata.getResourceVersion());
  }

  /** Counts from the version of the object that is given. */
  public static Writes to(KubernetesClient client, HasMetadata object) {
    return new Writes(client, object);
  }

  /** The writes so far; waits until the watch has shown the latest. */
  public int count() {
    var latest = object.get().getMetadata().getResourceVersion();
    Awaitility.await("version " + latest)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> versions.contains(latest));
    return versions.size() - 1;
  }

  @Override
  public void close() {
    watch.close();
  }
}
