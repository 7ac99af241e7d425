package dev.flotilla.sync;

import dev.flotilla.bundle.BundleValues;

/** Something of a name that is needed belongs to somebody else, and is not taken over. */
public final class ForeignBundleException extends RuntimeException {

  private ForeignBundleException(String message) {
    super(message);
  }

  /** A Bundle that another GitRepo, or nobody, made. */
  static ForeignBundleException bundle(String name, String owner) {
    return new ForeignBundleException(
        "bundle %s belongs to %s and is not taken over; rename the GitRepo or the path, or delete that bundle"
            .formatted(name, owner));
  }

  /** A Bundle that a HelmOp made. */
  static ForeignBundleException helmOp(String name) {
    return bundle(name, "a HelmOp");
  }

  /** A Secret that is there for something else. */
  static ForeignBundleException secret(String name) {
    return new ForeignBundleException(
        "the Helm values of bundle %s cannot be kept: there is a Secret of that name that is not of type %s; rename the bundle, or delete that Secret"
            .formatted(name, BundleValues.SECRET_TYPE));
  }
}
