package dev.flotilla.api;

import java.util.function.Supplier;

/**
 * A text for a regular expression that a user wrote. It can only be looked at so often, since some
 * expressions never end: Go's engine cannot run away, Java's can.
 */
public final class BoundedText implements CharSequence {

  private static final int MOST_LOOKS = 1_000_000;

  private final String text;
  private final int[] looks;
  private final Supplier<RuntimeException> tooLong;

  /**
   * @param text what is compared with the expression
   * @param tooLong makes what a match that takes too many looks ends with
   */
  public BoundedText(String text, Supplier<RuntimeException> tooLong) {
    this(text, new int[1], tooLong);
  }

  private BoundedText(String text, int[] looks, Supplier<RuntimeException> tooLong) {
    this.text = text;
    this.looks = looks;
    this.tooLong = tooLong;
  }

  @Override
  public char charAt(int index) {
    if (++looks[0] > MOST_LOOKS) {
      throw tooLong.get();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BoundedText(text.substring(start, end), looks, tooLong);
  }

  @Override
  public String toString() {
    return text;
  }
}
