package dev.flotilla.target;

/** The files of a bundle do not fit into one object; the message says how large they may be. */
final class ContentTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ContentTooLargeException(int size, int limit) {
    super(
        "spec.resources: the files of the bundle have %d bytes when packed, and %d fit into one object; split the bundle"
            .formatted(size, limit));
  }
}
