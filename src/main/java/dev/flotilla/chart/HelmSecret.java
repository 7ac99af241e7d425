package dev.flotilla.chart;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads Secrets with credentials for charts, with the keys that Fleet gives them. */
public final class HelmSecret {

  /** The key of a Secret for {@code helmSecretNameForPaths}. */
  public static final String PATHS = "secrets-path.yaml";

  private static final int MAX_BYTES = 1 << 20;

  /** What Go takes for true. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

  private HelmSecret() {}

  /**
   * Reads a Secret that is mounted as a directory.
   *
   * @param expression where its credentials may go, {@code helmRepoURLRegex}
   * @throws ChartException when it cannot be read
   */
  public static AccessRules mounted(Path directory, String expression) {
    var paths = directory.resolve(PATHS);
    if (Files.exists(paths)) {
      return new AccessRules(expression, Access.ANONYMOUS, byPath(paths));
    }
    var keys = new HashMap<String, String>();
    for (var key : Set.of("username", "password", "cacerts", "insecureSkipVerify", "basicHTTP")) {
      if (Files.exists(directory.resolve(key))) {
        keys.put(key, text(directory.resolve(key)));
      }
    }
    return new AccessRules(
        expression,
        new Access(
            keys.getOrDefault("username", ""),
            keys.getOrDefault("password", ""),
            new Trust(
                keys.getOrDefault("cacerts", ""),
                TRUE.contains(keys.getOrDefault("insecureSkipVerify", ""))),
            TRUE.contains(keys.getOrDefault("basicHTTP", ""))),
        Map.of());
  }

  /**
   * Reads a file that gives each path its credentials.
   *
   * @throws ChartException when it cannot be read
   */
  public static Map<String, Access> byPath(Path file) {
    try {
      var value = YamlReader.first(text(file)).map(node -> node.toValue()).orElse(Map.of());
      var all = new HashMap<String, Access>();
      if (value instanceof Map<?, ?> paths) {
        paths.forEach(
            (path, fields) -> {
              if (fields instanceof Map<?, ?> map) {
                all.put(path.toString(), access(map));
              }
            });
      }
      return all;
    } catch (YamlException e) {
      // Not the exception's message: it may quote a piece of the secret.
      throw unreadable(file, "is no YAML (line " + e.place().line() + ")");
    }
  }

  /**
   * A file with one text.
   *
   * @throws ChartException when it cannot be read
   */
  public static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw unreadable(file, "cannot be read");
    }
  }

  private static Access access(Map<?, ?> fields) {
    return new Access(
        text(fields, "username"),
        text(fields, "password"),
        new Trust(decoded(text(fields, "caBundle")), isTrue(fields, "insecureSkipVerify")),
        isTrue(fields, "basicHTTP"));
  }

  private static String text(Map<?, ?> fields, String key) {
    return fields.get(key) == null ? "" : fields.get(key).toString();
  }

  private static boolean isTrue(Map<?, ?> fields, String key) {
    return TRUE.contains(text(fields, key));
  }

  /** Go writes bytes as base64. */
  private static String decoded(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static ChartException unreadable(Path file, String why) {
    return new ChartException(
        BundleProblem.NotSupported, "credentials for charts: " + file.getFileName() + " " + why);
  }
}
