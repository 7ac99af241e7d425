package dev.flotilla.bundle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The names of Fleet's objects, bit for bit as Fleet makes them (its {@code internal/names}), so
 * that objects that Fleet made are found again and nothing is renamed, and so pruned. Lengths count
 * bytes of UTF-8, as Go's do.
 */
public final class Names {

  /** Longest name of a Helm release, and so of a Bundle. */
  public static final int MAX_RELEASE_NAME = 53;

  private static final Pattern DISALLOWED = Pattern.compile("[^a-zA-Z0-9-]+");
  private static final Pattern DASHES = Pattern.compile("-+");
  private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");
  private static final int SAFE_LENGTH = 64;
  private static final int KEY_LENGTH = 100;

  private Names() {}

  /**
   * The name of the Bundle made of one path.
   *
   * @param gitRepo the name of the GitRepo
   * @param path the path in the repository; {@code .} is its root
   */
  public static String bundleName(String gitRepo, String path) {
    return helmReleaseName(GoPath.join(gitRepo, path));
  }

  /**
   * Turns any text into a DNS label that Helm accepts as a release name, at most {@value
   * #MAX_RELEASE_NAME} characters. Texts that differ in case or in characters that a label cannot
   * hold get names that differ too, by a piece of their MD5.
   */
  public static String helmReleaseName(String text) {
    var dashed = text.replace('/', '-');
    var lossy = !dashed.equals(lowerCase(dashed)) || DISALLOWED.matcher(dashed).find();
    var full = lowerCase(lossy ? dashed + "-" + hex(dashed, 8) : dashed);
    var label = DASHES.matcher(DISALLOWED.matcher(full).replaceAll("-")).replaceAll("-");
    label = OUTER_DASHES.matcher(label).replaceAll("");
    return label.isEmpty() ? hex(text, 24) : limit(label, MAX_RELEASE_NAME);
  }

  /**
   * Shortens a text: what is cut off is replaced by a dash and five digits of the MD5 of the whole.
   *
   * @param length the longest result; up to 6 there is no room for the digest, and it is only cut
   */
  public static String limit(String text, int length) {
    var bytes = bytes(text);
    if (bytes.length <= length) {
      return text;
    }
    var digits = 5;
    if (length <= digits + 1) {
      return cut(bytes, length);
    }
    var kept = cut(bytes, length - digits - 1);
    return kept + (kept.endsWith("-") ? "" : "-") + hex(text, digits);
  }

  /** The first digits of a text's MD5, at most 32. */
  public static String hex(String text, int digits) {
    return Hashes.md5(text).substring(0, digits);
  }

  /**
   * Joins with dashes; a result of 64 bytes or more is cut and ends in a piece of its SHA-256. A
   * character at the cut that is no lower-case letter or digit makes room for one more digit.
   */
  public static String safeConcatName(String... parts) {
    var name = String.join("-", parts);
    var bytes = bytes(name);
    if (bytes.length < SAFE_LENGTH) {
      return name;
    }
    var last = (char) bytes[SAFE_LENGTH - 8];
    var plain = last >= 'a' && last <= 'z' || last >= '0' && last <= '9';
    var digits = plain ? 5 : 6;
    return cut(bytes, SAFE_LENGTH - 2 - digits) + "-" + Hashes.sha256(bytes).substring(0, digits);
  }

  /** Twelve digits of the SHA-256 of a key's first 100 bytes. */
  public static String keyHash(String key) {
    var bytes = bytes(key);
    return Hashes.sha256(Arrays.copyOf(bytes, Math.min(bytes.length, KEY_LENGTH))).substring(0, 12);
  }

  /** The name of the sync Job of one commit. */
  public static String gitJobName(String gitRepo, String repoUrl, String commit) {
    return safeConcatName(gitRepo, hex(repoUrl + commit, 5));
  }

  /** The namespace that holds a Cluster's BundleDeployments. */
  public static String clusterNamespace(String namespace, String name) {
    return safeConcatName("cluster", namespace, name, keyHash(namespace + "::" + name));
  }

  /** Letter by letter as Go does, where Java looks at neighbours and makes two letters of one. */
  private static String lowerCase(String text) {
    return text.codePoints()
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String cut(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
