package dev.flotilla.target.template;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * The order in which Go writes keys: digits as the numbers that they are, letters behind other
 * characters. It matters where one value sets a variable that another one uses.
 */
final class GoKeys {

  static final Comparator<String> ORDER = GoKeys::compare;

  private GoKeys() {}

  private static int compare(String one, String other) {
    for (var i = 0; i < Math.min(one.length(), other.length()); i++) {
      var a = one.charAt(i);
      var b = other.charAt(i);
      if (a == b) {
        continue;
      }
      if (Character.isLetter(a) && Character.isLetter(b)) {
        return Character.compare(a, b);
      }
      if (Character.isLetter(a) || Character.isLetter(b)) {
        return Character.isLetter(a) ? 1 : -1;
      }
      var numbers = numbers(one, other, i);
      return numbers == 0 ? Character.compare(a, b) : numbers;
    }
    return Integer.compare(one.length(), other.length());
  }

  private static int numbers(String one, String other, int from) {
    var a = digits(one, from);
    var b = digits(other, from);
    var values = number(a).compareTo(number(b));
    return values == 0 ? Integer.compare(a.length(), b.length()) : values;
  }

  private static BigInteger number(String digits) {
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static String digits(String text, int from) {
    var end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }
}
