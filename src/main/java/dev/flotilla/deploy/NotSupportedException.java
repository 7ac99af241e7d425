package dev.flotilla.deploy;

/** A bundle asks for something of Fleet's API that is not served yet; the message names it. */
public final class NotSupportedException extends RenderException {

  private static final long serialVersionUID = 1L;

  /** The message names the field or file, and what is not served. */
  public NotSupportedException(String message) {
    super(message);
  }
}
