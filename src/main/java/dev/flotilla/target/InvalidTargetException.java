package dev.flotilla.target;

/** A choice of clusters cannot be right; the message says where and why. */
public final class InvalidTargetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The message names the field and what would be right. */
  public InvalidTargetException(String message) {
    super(message);
  }
}
