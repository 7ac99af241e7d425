package dev.flotilla.leftover;

/**
 * Whose an object is.
 *
 * @param whose ours, left behind by Fleet, or somebody else's
 * @param why how that was recognised, in words that follow the object's name
 */
public record Belonging(Whose whose, String why) {

  /** The three kinds of objects. */
  public enum Whose {
    OURS,
    LEFTOVER,
    FOREIGN
  }

  static Belonging ours() {
    return new Belonging(Whose.OURS, "made by Flotilla");
  }

  static Belonging leftover(String why) {
    return new Belonging(Whose.LEFTOVER, why);
  }

  static Belonging foreign(String why) {
    return new Belonging(Whose.FOREIGN, why);
  }

  public boolean isOurs() {
    return whose == Whose.OURS;
  }

  boolean isLeftover() {
    return whose == Whose.LEFTOVER;
  }
}
