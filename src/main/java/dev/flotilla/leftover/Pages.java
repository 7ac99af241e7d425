package dev.flotilla.leftover;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A listing in pages, so that neither memory nor time grow with the number of objects.
 *
 * @param list one request
 */
record Pages<T extends HasMetadata>(
    Function<ListOptions, ? extends KubernetesResourceList<T>> list) {

  /** Objects of a request: a Job of Fleet's has some 10 KiB. */
  private static final long SIZE = 100;

  /** Requests of a listing. */
  private static final int MOST = 10;

  /**
   * Hands over object after object until one is not taken, or {@value #MOST} pages were read.
   *
   * @return whether all there are were taken
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when they could not be listed
   */
  boolean forEach(Predicate<T> taken) {
    String token = null;
    for (var page = 0; page < MOST; page++) {
      var options = new ListOptionsBuilder().withLimit(SIZE).withContinue(token).build();
      var answer = list.apply(options);
      for (var object : answer.getItems()) {
        if (!taken.test(object)) {
          return false;
        }
      }
      token = answer.getMetadata().getContinue();
      if (token == null || token.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
