package dev.flotilla.leftover;

import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * A left-over on the API server.
 *
 * @param object the object as it was judged
 * @param adopt whether it is to become ours; otherwise it is to go
 * @param why how it was recognised
 */
record Finding(HasMetadata object, boolean adopt, String why) {

  /** The entry of the status that says what was done. */
  Leftover entry(LeftoverAction action, String message) {
    var entry = new Leftover();
    entry.apiVersion = object.getApiVersion();
    entry.kind = object.getKind();
    entry.namespace = object.getMetadata().getNamespace();
    entry.name = object.getMetadata().getName();
    entry.action = action;
    entry.message = message;
    return entry;
  }
}
