package dev.flotilla.kubernetes;

import java.util.regex.Pattern;

/** Text from outside, made fit for a status, a log line and a terminal. */
public final class OneLine {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private OneLine() {}

  /** The text without line breaks and other control characters. */
  public static String of(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }

  /** At most the first characters of a text; a pair of surrogates is never torn. */
  public static String head(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    var torn = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    return text.substring(0, torn ? length - 1 : length);
  }
}
