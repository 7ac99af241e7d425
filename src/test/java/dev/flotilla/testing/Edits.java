package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Changes an object that controllers write to at the same time, as every client of the API has to:
 * the API server refuses a change of a version that is not the latest any more (409), and then the
 * change is made to the latest.
 */
public final class Edits {

  private static final int ATTEMPTS = 20;

  private Edits() {}

  /** Changes the object that is there now under the name of one that was read before. */
  @SuppressWarnings("unchecked")
  public static <T extends HasMetadata> T change(
      KubernetesClient client, T object, UnaryOperator<T> change) {
    var metadata = object.getMetadata();
    var type = (Class<T>) object.getClass();
    var all = client.resources(type);
    return change(
        metadata.getNamespace() == null
            ? all.withName(metadata.getName())
            : all.inNamespace(metadata.getNamespace()).withName(metadata.getName()),
        change);
  }

  /** Reads the object, changes it and writes it, until nobody wrote in between. */
  public static <T> T change(Resource<T> resource, UnaryOperator<T> change) {
    return untilNobodyWroteInBetween(() -> resource.edit(change));
  }

  /** The same with its status, as a controller does. */
  public static <T extends HasMetadata> T changeStatus(
      KubernetesClient client, Resource<T> resource, UnaryOperator<T> change) {
    return untilNobodyWroteInBetween(
        () -> client.resource(change.apply(resource.get())).updateStatus());
  }

  private static <T> T untilNobodyWroteInBetween(Supplier<T> edit) {
    for (var attempt = 1; ; attempt++) {
      try {
        return edit.get();
      } catch (KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
