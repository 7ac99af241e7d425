package dev.flotilla.sync;

/** A Bundle of the wanted name belongs to somebody else. */
final class ForeignBundleException extends RuntimeException {

  ForeignBundleException(String bundle, String owner) {
    super(
        "bundle %s belongs to %s and is not taken over; rename the GitRepo or the path, or delete that bundle"
            .formatted(bundle, owner));
  }
}
