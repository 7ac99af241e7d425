package dev.flotilla.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Objects;

/**
 * Which objects stay when they are no longer wanted. A CustomResourceDefinition takes all objects
 * of its type with it, so it stays unless asked otherwise, as in Fleet.
 *
 * @param all everything stays (Fleet: {@code keepResources})
 * @param definitions CustomResourceDefinitions stay (Fleet: not {@code deleteCRDResources})
 */
record Keep(boolean all, boolean definitions) {

  private static final String POLICY = "helm.sh/resource-policy";

  /** Whether this object stays. */
  boolean keeps(ObjectKey key, HasMetadata live) {
    var annotations =
        Objects.requireNonNullElse(live.getMetadata().getAnnotations(), Map.<String, String>of());
    return all
        || (definitions && key.is("CustomResourceDefinition"))
        || "keep".equals(annotations.get(POLICY));
  }
}
