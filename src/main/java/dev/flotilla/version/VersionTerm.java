package dev.flotilla.version;

import java.util.regex.Pattern;

/**
 * One condition of a range: {@code >=1.2}, {@code ~1.2.3}, {@code 1.x}. What is left out or an
 * {@code x} makes the term mean all versions that begin alike.
 *
 * @param operator as it is written; empty means the same as {@code =}
 * @param base the version, with 0 for what is left out
 * @param given how many of the three numbers are given
 */
record VersionTerm(String operator, SemanticVersion base, int given) {

  /** A version in a range; its groups are the three numbers and what follows the first dash. */
  static final String VERSION =
      "v?([0-9xX*|]++)(\\.[0-9xX*|]++)?+(\\.[0-9xX*|]++)?+"
          + "(-[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?+(\\+[0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+)?+";

  static final String OPERATOR = "!=|>=|=>|<=|=<|~>|=|>|<|~|\\^|";

  private static final Pattern PARTS = Pattern.compile(VERSION);

  /**
   * @throws IllegalArgumentException when the text is no version
   */
  static VersionTerm of(String operator, String text) {
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw invalid(text);
    }
    var given = 0;
    while (given < 3 && parts.group(given + 1) != null && !isAny(parts.group(given + 1))) {
      given++;
    }
    var numbers = new StringBuilder();
    for (var i = 1; i <= given; i++) {
      numbers.append(parts.group(i));
    }
    if (given < 3) {
      numbers.append(given == 0 ? "0.0.0" : ".0".repeat(3 - given));
    }
    var pre = parts.group(4) == null ? "" : parts.group(4);
    var version = SemanticVersion.of(numbers + pre).orElseThrow(() -> invalid(text));
    return new VersionTerm(operator, version, given);
  }

  /** Whether a version meets it; whether prereleases count at all is the range's business. */
  boolean admits(SemanticVersion version) {
    return switch (operator) {
      case "", "=" -> given == 3 ? order(version) == 0 : isNear(version);
      case "!=" -> differs(version);
      case ">" -> given == 1 || given == 2 ? compareGiven(version) > 0 : order(version) > 0;
      case ">=", "=>" -> order(version) >= 0;
      case "<" -> order(version) < 0;
      case "<=", "=<" -> given == 3 ? order(version) <= 0 : compareGiven(version) <= 0;
      case "~", "~>" -> isNear(version);
      default -> isCompatible(version);
    };
  }

  private int order(SemanticVersion version) {
    return version.compareTo(base);
  }

  /** Compares the numbers that are given, of which the third never is: {@code *} is as 0.0. */
  private int compareGiven(SemanticVersion version) {
    var major = Long.compareUnsigned(version.major(), base.major());
    return major != 0 || given == 1 ? major : Long.compareUnsigned(version.minor(), base.minor());
  }

  private boolean isNear(SemanticVersion version) {
    if (order(version) < 0) {
      return false;
    }
    var isZero = base.major() == 0 && base.minor() == 0 && base.patch() == 0;
    return isZero && (given == 0 || given == 3) || compareGiven(version) == 0;
  }

  private boolean differs(SemanticVersion version) {
    if (given == 0 || given == 3) {
      return order(version) != 0;
    }
    return compareGiven(version) != 0
        || given == 2 && SemanticVersion.comparePre(version.pre(), base.pre()) != 0;
  }

  /** The first number that is not 0 stays. */
  private boolean isCompatible(SemanticVersion version) {
    if (order(version) < 0 || version.major() != base.major()) {
      return false;
    }
    if (base.major() != 0 || given == 1) {
      return true;
    }
    return version.minor() == base.minor()
        && (base.minor() != 0 || given == 2 || version.patch() == base.patch());
  }

  private static boolean isAny(String part) {
    var number = part.startsWith(".") ? part.substring(1) : part;
    return number.equals("x") || number.equals("X") || number.equals("*");
  }

  private static IllegalArgumentException invalid(String text) {
    return new IllegalArgumentException("\"" + text + "\" is no version");
  }
}
