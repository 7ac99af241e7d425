package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.kubernetes.MetadataList;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;

/**
 * Deletes Contents that nothing names any more and that no Bundle gave up in time: those that were
 * too new then, and those of an operator that was killed in between.
 */
@ApplicationScoped
public class ContentSweep {

  /** Time between two sweeps. */
  static final Duration INTERVAL = Duration.ofMinutes(10);

  private Instant last = Instant.EPOCH;

  @Inject KubernetesClient client;
  @Inject Contents contents;

  /** Sweeps unless it was done within the {@link #INTERVAL}. */
  synchronized void sweepWhenDue(Instant now) {
    if (!now.isBefore(last.plus(INTERVAL)) || now.isBefore(last)) {
      run();
      last = now;
    }
  }

  /**
   * Sweeps once. One round at a time, on the leader only.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when something could not be read
   *     or deleted; nothing is deleted unless all BundleDeployments could be listed
   */
  public void run() {
    var metadata = new MetadataList(client);
    var unnamed = new HashSet<String>();
    // Contents first: one that is made in between is not among them.
    metadata.forEach("contents", content -> unnamed.add(content.getName()));
    metadata.forEach(
        "bundledeployments",
        deployment -> {
          if (deployment.getLabels() != null) {
            unnamed.remove(
                Objects.requireNonNullElse(deployment.getLabels().get(FleetNames.CONTENT), ""));
          }
        });
    contents.release(unnamed);
  }
}
