package dev.flotilla.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of versions as Helm reads it (Masterminds/semver): conditions that must all hold, with
 * spaces or commas between them, and {@code ||} between alternatives. A prerelease is in it only
 * where one of the conditions names a prerelease.
 *
 * @param alternatives conditions of which all must hold, and of these lists one
 */
public record VersionRange(List<List<VersionTerm>> alternatives) {

  private static final int MAX_LENGTH = 512;
  private static final int MAX_ALTERNATIVES = 32;

  /** Possessive throughout, so that no text takes more than one look at each character. */
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*+(%s)\\s*+((?:%s))(\\s*+)(,?+)"
              .formatted(VersionTerm.OPERATOR, VersionTerm.VERSION));

  private static final Pattern SPAN =
      Pattern.compile("\\s*+(%1$s)\\s++-\\s++(%1$s)\\s*+".formatted(VersionTerm.VERSION));

  private static final int SPAN_END = 7;

  /** Every release. */
  private static final VersionRange ANY = of("*");

  /**
   * @throws IllegalArgumentException when the text is no range; the message quotes what is wrong
   */
  public static VersionRange of(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("is longer than " + MAX_LENGTH + " characters");
    }
    var parts =
        SPAN.matcher(text)
            .replaceAll(span -> ">= " + span.group(1) + ", <= " + span.group(SPAN_END) + " ")
            .split("\\|\\|", -1);
    if (parts.length > MAX_ALTERNATIVES) {
      throw new IllegalArgumentException("has more than " + MAX_ALTERNATIVES + " alternatives");
    }
    var alternatives = new ArrayList<List<VersionTerm>>();
    for (var part : parts) {
      alternatives.add(terms(part));
    }
    return new VersionRange(List.copyOf(alternatives));
  }

  /** Whether a version is in the range. */
  public boolean contains(SemanticVersion version) {
    return alternatives.stream()
        .filter(terms -> !version.isPrerelease() || hasPrerelease(terms))
        .anyMatch(terms -> terms.stream().allMatch(term -> term.admits(version)));
  }

  /**
   * The version that Helm takes: the very text where it is there, else the newest in the range.
   *
   * @param wanted a range; empty is the newest release
   * @param available versions in any order; what is no version does not count but by its very text
   * @throws IllegalArgumentException when {@code wanted} is no range
   */
  public static Optional<String> choose(String wanted, List<String> available) {
    var range = wanted.isEmpty() ? ANY : of(wanted);
    if (available.contains(wanted)) {
      return Optional.of(wanted);
    }
    return available.stream()
        .flatMap(text -> SemanticVersion.of(text).stream())
        .filter(range::contains)
        .reduce((one, other) -> other.compareTo(one) > 0 ? other : one)
        .map(SemanticVersion::text);
  }

  private static List<VersionTerm> terms(String part) {
    var terms = new ArrayList<VersionTerm>();
    var matcher = TERM.matcher(part);
    var end = 0;
    while (end < part.length() || terms.isEmpty()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException("\"" + part.strip() + "\" is no range of versions");
      }
      terms.add(VersionTerm.of(matcher.group(1), matcher.group(2)));
      end = matcher.end();
      var isApart = !matcher.group(matcher.groupCount() - 1).isEmpty() || hasComma(matcher.group());
      if (end < part.length() && !isApart || end == part.length() && hasComma(matcher.group())) {
        throw new IllegalArgumentException("\"" + part.strip() + "\" is no range of versions");
      }
    }
    return List.copyOf(terms);
  }

  private static boolean hasComma(String term) {
    return term.endsWith(",");
  }

  private static boolean hasPrerelease(List<VersionTerm> terms) {
    return terms.stream().anyMatch(term -> term.base().isPrerelease());
  }
}
