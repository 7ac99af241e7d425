package dev.flotilla.kubernetes;

/**
 * The name under which the operator applies objects. It must never change: fields owned under an
 * old name would stay for ever.
 */
public final class FieldManagers {

  /** What the operator makes for itself and what it deploys. */
  public static final String OPERATOR = "flotilla";

  private FieldManagers() {}
}
