package dev.flotilla.feature;

import dev.flotilla.kubernetes.Answers;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;

/** Deletes one object after the other; one that may not be deleted does not keep the others. */
final class Removals {

  private final KubernetesClient client;
  private final List<Refusal> refusals = new ArrayList<>();

  Removals(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Deletes an object, unless that is under way.
   *
   * @return whether it was deleted by this call
   * @throws KubernetesClientException when the API server does not answer
   */
  boolean delete(HasMetadata object) {
    if (object.isMarkedForDeletion()) {
      return false;
    }
    try {
      // Foreground: what is gone has nothing left that goes on working, such as a Job's pod.
      client.resource(object).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
      return true;
    } catch (KubernetesClientException e) {
      if (!Answers.isRefusal(e)) {
        throw e;
      }
      refusals.add(Refusal.of(object, e));
      return false;
    }
  }

  /** Ends the round. */
  void throwIfRefused() throws RefusedException {
    if (!refusals.isEmpty()) {
      throw new RefusedException(refusals);
    }
  }
}
