package dev.flotilla.target.template;

/** Counts lines of a text from its beginning on, each character once. */
final class LineCount {

  private final String text;
  private int line = 1;
  private int counted;

  LineCount(String text) {
    this.text = text;
  }

  /**
   * The line of a place, from 1.
   *
   * @param at not before the place that was asked for last
   */
  int at(int at) {
    for (; counted < at; counted++) {
      if (text.charAt(counted) == '\n') {
        line++;
      }
    }
    return line;
  }
}
