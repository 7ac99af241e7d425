package dev.flotilla.target;

/**
 * The Secret with the Helm values of a Bundle is not there, or not the one that the Bundle means;
 * the message names it, and never says what is in it.
 */
final class ValuesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ValuesException(String secret, String problem) {
    super("spec.valuesHash: the Secret %s with the Helm values %s".formatted(secret, problem));
  }
}
