package dev.flotilla.target.template;

/** A value cannot be filled in; the message names the value and says why. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  public TemplateException(String message) {
    this(message, 1);
  }

  /**
   * @param line where in the template it is, from 1
   */
  TemplateException(String message, int line) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
