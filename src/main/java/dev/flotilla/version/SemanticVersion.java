package dev.flotilla.version;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of a chart, as Helm reads it (Masterminds/semver): {@code v1.2} is {@code 1.2.0}. Build
 * metadata does not count when versions are compared, as SemVer says; numbers are unsigned.
 *
 * @param major the first number, unsigned
 * @param minor the second number, unsigned
 * @param patch the third number, unsigned
 * @param pre what follows a dash; empty for a release
 * @param text the version as it was written
 */
public record SemanticVersion(long major, long minor, long patch, String pre, String text)
    implements Comparable<SemanticVersion> {

  private static final int MAX_LENGTH = 256;
  private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
  private static final Pattern LOOSE =
      Pattern.compile(
          "v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(%1$s))?(?:\\+%1$s)?"
              .formatted(IDENTIFIERS));
  private static final Pattern STRICT =
      Pattern.compile("(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}(?:[-+].*)?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final Comparator<SemanticVersion> ORDER =
      Comparator.comparing(SemanticVersion::major, Long::compareUnsigned)
          .thenComparing(SemanticVersion::minor, Long::compareUnsigned)
          .thenComparing(SemanticVersion::patch, Long::compareUnsigned)
          .thenComparing(SemanticVersion::pre, SemanticVersion::comparePre);

  /** Reads a version that may leave out numbers or begin with {@code v}; empty when it is none. */
  public static Optional<SemanticVersion> of(String text) {
    var matcher = LOOSE.matcher(text);
    if (text.length() > MAX_LENGTH || !matcher.matches()) {
      return Optional.empty();
    }
    var pre = matcher.group(4) == null ? "" : matcher.group(4);
    if (Arrays.stream(pre.split("\\.")).anyMatch(SemanticVersion::hasLeadingZero)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SemanticVersion(
              number(matcher.group(1)),
              number(matcher.group(2)),
              number(matcher.group(3)),
              pre,
              text));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** Reads a version that has all three numbers and nothing before them; empty when it is none. */
  public static Optional<SemanticVersion> strict(String text) {
    return STRICT.matcher(text).matches() ? of(text) : Optional.empty();
  }

  /** Whether it comes before a release, and so counts only where it is asked for. */
  public boolean isPrerelease() {
    return !pre.isEmpty();
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return ORDER.compare(this, other);
  }

  /** Releases come after what leads to them; numbers come before words, and by their size. */
  static int comparePre(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isEmpty(), other.isEmpty());
    }
    var left = one.split("\\.");
    var right = other.split("\\.");
    for (var i = 0; i < Math.min(left.length, right.length); i++) {
      var order = comparePart(left[i], right[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private static int comparePart(String one, String other) {
    var isNumber = NUMBER.matcher(one).matches();
    if (isNumber != NUMBER.matcher(other).matches()) {
      return isNumber ? -1 : 1;
    }
    var isLonger = isNumber ? Integer.compare(one.length(), other.length()) : 0;
    return isLonger != 0 ? isLonger : one.compareTo(other);
  }

  private static boolean hasLeadingZero(String part) {
    return part.length() > 1 && part.startsWith("0") && NUMBER.matcher(part).matches();
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseUnsignedLong(digits);
  }
}
