package dev.flotilla.kubernetes;

import java.util.Map;

/** The labels on objects of the chain: Kubernetes' recommended ones. */
public final class Labels {

  /** The label that tells the parts of the chain apart. */
  public static final String COMPONENT = "app.kubernetes.io/component";

  /** The label that tells whose an object is. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY} on everything that Flotilla makes. */
  public static final String FLOTILLA = "flotilla";

  /** Value of {@link #COMPONENT} on the objects of the clean-up. */
  public static final String CLEANUP = "cleanup";

  /** Value of {@link #COMPONENT} on sync Jobs and on what only they need. */
  public static final String SYNC = "sync";

  private Labels() {}

  /** The labels of an object of the given component. */
  public static Map<String, String> of(String component) {
    return Map.of(MANAGED_BY, FLOTILLA, COMPONENT, component);
  }
}
