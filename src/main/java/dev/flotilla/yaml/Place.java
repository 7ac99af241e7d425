package dev.flotilla.yaml;

/**
 * A place in a text.
 *
 * @param line counted from 1; 0 when it is not known
 * @param column counted from 1; 0 when it is not known
 */
public record Place(int line, int column) {

  /** Not known. */
  public static final Place NOWHERE = new Place(0, 0);
}
