package dev.flotilla.deploy;

/** No service account can be used for a deployment; the message says what to set or create. */
public final class AccountException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The reason, and the remedy. */
  public AccountException(String message) {
    super(message);
  }
}
