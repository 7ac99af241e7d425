package dev.flotilla.feature;

import dev.flotilla.api.flotilla.Flotilla;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/** A node of the workflow whose objects are removed, and may take a while to be gone. */
interface Removable {

  /**
   * Whether the API server holds none of its objects any more.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it cannot say
   */
  boolean isGone(Context<Flotilla> context);
}
