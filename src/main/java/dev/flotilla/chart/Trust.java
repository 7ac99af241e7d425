package dev.flotilla.chart;

/**
 * Which servers are believed to be who they say.
 *
 * @param caBundle certificates in PEM that are believed besides those of the system; may be empty
 * @param skipTls whether any certificate is believed
 */
public record Trust(String caBundle, boolean skipTls) {

  /** The authorities that the system knows. */
  public static final Trust SYSTEM = new Trust("", false);
}
