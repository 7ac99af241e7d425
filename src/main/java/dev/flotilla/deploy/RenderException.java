package dev.flotilla.deploy;

/**
 * A bundle's contents cannot be turned into objects. Nothing of it is applied, and the same
 * contents will fail again; the message says where (file and line) and what to do.
 */
public class RenderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The contents are wrong in the way that the message tells. */
  public RenderException(String message) {
    super(message);
  }
}
