package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Deletes objects exactly as they were judged, so that what was made anew or changed survives. */
public record ExactDeletion(KubernetesClient client) {

  /**
   * Deletes an object in a namespace; what it owns goes after it.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it is gone (404), not the
   *     one that was judged any more (409), or may not be deleted
   */
  public void run(HasMetadata object) {
    var metadata = object.getMetadata();
    var path =
        "/%s/%s/namespaces/%s/%s/%s"
            .formatted(
                object.getApiVersion().contains("/") ? "apis" : "api",
                object.getApiVersion(),
                metadata.getNamespace(),
                object.getPlural(),
                metadata.getName());
    client.raw(path, "DELETE", options(metadata.getUid(), metadata.getResourceVersion()));
  }

  /**
   * What a request to delete must say for it to mean one version of one object, for those that keep
   * no more of it; what it owns goes after it.
   */
  public static DeleteOptions options(String uid, String resourceVersion) {
    return new DeleteOptionsBuilder()
        .withPropagationPolicy("Background")
        .withNewPreconditions()
        .withUid(uid)
        .withResourceVersion(resourceVersion)
        .endPreconditions()
        .build();
  }
}
