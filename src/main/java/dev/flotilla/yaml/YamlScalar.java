package dev.flotilla.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an unquoted scalar means, as kubectl and Helm read it: YAML 1.1 as Go's parser knows it, so
 * that {@code defaultMode: 0644} is octal and {@code on} is true. Dates stay text.
 */
public final class YamlScalar {

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern INTEGER =
      Pattern.compile("([-+]?)(0[xX]|0[oO]|0[bB]|0(?=[0-9]))?([0-9a-fA-F]+)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private static final Pattern LOOSE_UNDERSCORE = Pattern.compile("[^0-9]_|_(?![0-9])");

  private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  /** Dates, times and the numbers of other versions of YAML. */
  private static final Pattern NUMERIC_START = Pattern.compile("[-+.]?[0-9.]");

  /** Whole numbers up to here are exact as a double. */
  private static final double EXACT = 1L << 53;

  private YamlScalar() {}

  /**
   * Whether an unquoted text would be read as that text, by Go's parser and by those that follow a
   * newer or older YAML. Used to write YAML.
   */
  public static boolean isText(String text) {
    return text.equals(of(text)) && !NUMERIC_START.matcher(text).lookingAt();
  }

  /** Whether an unquoted text means infinity, or no number. */
  static boolean isInfinite(String text) {
    return INFINITE.matcher(text).matches();
  }

  /** The value: null, Boolean, Long, BigInteger, Double or String. */
  static Object of(String text) {
    if (NULL.contains(text)) {
      return null;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    var first = text.charAt(0);
    if (first != '-' && first != '+' && first != '.' && !Character.isDigit(first)) {
      return text;
    }
    return number(text);
  }

  private static Object number(String text) {
    if (text.startsWith(".") && LOOSE_UNDERSCORE.matcher(text).find()) {
      // Go takes underscores out of any number, but is stricter with those that begin so.
      return text;
    }
    var plain = text.replace("_", "");
    var integer = INTEGER.matcher(plain);
    if (integer.matches()) {
      var base = base(integer.group(2));
      try {
        var value = new BigInteger(integer.group(1) + integer.group(3), base);
        if (base == 10 || isLong(value)) {
          return narrow(value);
        }
      } catch (NumberFormatException e) {
        // Digits that the base does not have: 089 is the number 89, 12ab is text. So is a number of
        // another base that is too large.
      }
    }
    if (!FLOAT.matcher(plain).matches()) {
      return text;
    }
    var value = Double.parseDouble(plain);
    return Double.isInfinite(value) ? text : decimal(value);
  }

  private static int base(String prefix) {
    return switch (prefix == null ? "" : prefix.toLowerCase(Locale.ROOT)) {
      case "0x" -> 16;
      case "0o", "0" -> 8;
      case "0b" -> 2;
      default -> 10;
    };
  }

  /** Whether it fits into 64 bits, with a sign or without one. */
  private static boolean isLong(BigInteger value) {
    return value.bitLength() < Long.SIZE || value.signum() > 0 && value.bitLength() == Long.SIZE;
  }

  private static Number narrow(BigInteger value) {
    return value.bitLength() < 64 ? (Number) value.longValue() : value;
  }

  /**
   * Go writes a float without a fraction as an integer, and the API server wants one for integers.
   */
  private static Number decimal(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT
        ? (Number) (long) value
        : (Number) value;
  }
}
