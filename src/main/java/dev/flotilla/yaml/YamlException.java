package dev.flotilla.yaml;

/** A text is no YAML that may be used. The message says what is wrong; it holds no place. */
public final class YamlException extends RuntimeException {

  private final Place place;

  YamlException(Place place, String problem) {
    super(problem);
    this.place = place;
  }

  /** Where it is wrong. */
  public Place place() {
    return place;
  }
}
