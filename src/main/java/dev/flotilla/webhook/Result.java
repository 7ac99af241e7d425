package dev.flotilla.webhook;

import java.util.Locale;

/** What becomes of a request; the word in metrics and answers. */
enum Result {
  /** A push that GitRepos were told of. */
  ACCEPTED(200),
  /** Signed, and nothing follows from it. */
  IGNORED(200),
  /** The feature is off, or nobody has decided. */
  OFF(503),
  /** No signature, or not one that is right. */
  UNAUTHORIZED(401),
  /** Not what a provider sends. */
  MALFORMED(400),
  METHOD(405),
  MEDIA_TYPE(415),
  TOO_LARGE(413),
  TIMEOUT(408),
  /** More at a time than is taken in. */
  BUSY(429),
  /** The API server did not do its part. */
  FAILED(503);

  private final int status;

  Result(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The word for programs. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
