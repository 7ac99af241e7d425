package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Optional;

/**
 * An object as the API server has it, for those whose status is also our memory. The cache may
 * still show it as it was before our own last write, and what was remembered then would be lost.
 */
public final class Latest {

  private Latest() {}

  /**
   * Reads the object that a reconciliation is about.
   *
   * @return empty when it is gone, so that there is nothing to do
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it could not be read
   */
  public static <R extends HasMetadata> Optional<R> of(R cached, Context<R> context) {
    return Optional.ofNullable(context.getClient().resource(cached).get());
  }
}
