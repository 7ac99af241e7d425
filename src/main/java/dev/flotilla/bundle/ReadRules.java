package dev.flotilla.bundle;

/**
 * What is an error when a tree is read.
 *
 * @param strict whether it is an error what Fleet passes over in silence: an unknown field in a
 *     {@code fleet.yaml}, a key twice, a second document
 * @param imageScans whether image scans may be asked for
 */
public record ReadRules(boolean strict, boolean imageScans) {

  /** For commits: strict, without image scans. */
  public static final ReadRules STRICT = new ReadRules(true, false);
}
