package dev.flotilla.deploy;

/** Where objects of a type live. */
@FunctionalInterface
public interface Scopes {

  /** Whether objects of a type belong to a namespace. */
  enum Scope {
    NAMESPACED,
    CLUSTER,
    /** No such type is known. */
    UNKNOWN
  }

  /** The scope of a type, for example of {@code apps/v1} and {@code Deployment}. */
  Scope of(String apiVersion, String kind);
}
