package dev.flotilla.gitrepo;

/** A GitRepo asks for something that its namespace does not allow; the message says what. */
final class RestrictedException extends RuntimeException {

  RestrictedException(String message) {
    super(message);
  }
}
