package dev.flotilla.webhook.provider;

/**
 * A delivery that is not what its provider sends; the message tells what is missing, not what came.
 */
public final class MalformedException extends RuntimeException {

  MalformedException(String message) {
    super(message);
  }
}
