package dev.flotilla.cleanup;

import dev.flotilla.kubernetes.ExactDeletion;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Which Job, and which version of it, was judged. */
record JobIdentity(String namespace, String name, String uid, String resourceVersion) {

  static JobIdentity of(ObjectMeta metadata) {
    return new JobIdentity(
        metadata.getNamespace(),
        metadata.getName(),
        metadata.getUid(),
        metadata.getResourceVersion());
  }

  String path() {
    return "/apis/batch/v1/namespaces/%s/jobs/%s".formatted(namespace, name);
  }

  /** This very Job as it was judged, so that one that was made anew under its name survives. */
  DeleteOptions exactly() {
    return ExactDeletion.options(uid, resourceVersion);
  }
}
