package dev.flotilla.sync;

/** A Bundle of a wanted name is being deleted, and cannot be written before it is gone. */
public final class BundleLeavingException extends RuntimeException {

  BundleLeavingException(String bundle) {
    super("bundle %s is being deleted and must be gone before it is made again".formatted(bundle));
  }
}
