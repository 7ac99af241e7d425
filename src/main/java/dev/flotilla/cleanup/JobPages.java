package dev.flotilla.cleanup;

import dev.flotilla.api.FleetNames;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lists the sync Jobs of Fleet and Flotilla a page at a time, so that memory does not grow with
 * their number.
 *
 * @param namespace the one namespace to look into; empty = all
 * @param size Jobs in a page
 */
record JobPages(KubernetesClient client, Optional<String> namespace, int size) {

  /** How often a listing whose token expired is begun again before it counts as failed. */
  private static final int RESTARTS = 3;

  /**
   * Hands over page after page.
   *
   * @param again called when the listing begins again, because the API server forgot where it was
   * @throws KubernetesClientException when Jobs could not be listed
   */
  void forEach(Consumer<List<Job>> page, Runnable again) {
    for (var restarts = 0; ; restarts++) {
      try {
        listAll(page);
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_GONE || restarts == RESTARTS) {
          throw e;
        }
        again.run();
      }
    }
  }

  private void listAll(Consumer<List<Job>> page) {
    String token = null;
    do {
      var options =
          new ListOptionsBuilder()
              .withLabelSelector(FleetNames.GITREPO_GENERATION)
              .withLimit((long) size)
              .withContinue(token)
              .build();
      var jobs = client.batch().v1().jobs();
      var list =
          namespace.isPresent()
              ? jobs.inNamespace(namespace.get()).list(options)
              : jobs.inAnyNamespace().list(options);
      page.accept(list.getItems());
      token = list.getMetadata().getContinue();
    } while (token != null && !token.isEmpty());
  }
}
