package dev.flotilla.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The lock file that Helm writes beside a {@code Chart.yaml} when it has fetched dependencies. Helm
 * puts the time into it; here it is always the same time, so that the same commit gives the same
 * Bundle.
 *
 * @param dependencies with exact versions
 * @param digest of what was asked for and what was found, as Helm computes it
 */
record ChartLock(List<ChartDependency> dependencies, String digest) {

  private static final String GENERATED = "0001-01-01T00:00:00Z";

  /** A text that no reader of YAML takes for anything else. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|null|yes|no|on|off|y|n)$)[a-zA-Z][a-zA-Z0-9+._/-]*|"
              + "(?:https?|oci|file)://[a-zA-Z0-9+._/:-]*[a-zA-Z0-9/]|[0-9]+\\.[0-9]+\\.[0-9]+");

  private static final ObjectMapper JSON = new ObjectMapper();

  static ChartLock of(List<ChartDependency> wanted, List<ChartDependency> found) {
    var both = JSON.createArrayNode().add(array(wanted)).add(array(found));
    var text = new StringBuilder();
    GoJson.value(text, both);
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new ChartLock(found, "sha256:" + Hashes.sha256(bytes));
  }

  /** Whether a lock file that is there already says the same. */
  boolean isSameAs(Map<String, Object> file) {
    return digest.equals(file.get("digest"));
  }

  byte[] toYaml() {
    var yaml = new StringBuilder("dependencies:\n");
    for (var dependency : dependencies) {
      yaml.append("- name: ").append(scalar(dependency.name()));
      yaml.append("\n  repository: ").append(scalar(dependency.repository()));
      if (!dependency.version().isEmpty()) {
        yaml.append("\n  version: ").append(scalar(dependency.version()));
      }
      yaml.append('\n');
    }
    yaml.append("digest: ").append(digest).append('\n');
    yaml.append("generated: \"").append(GENERATED).append("\"\n");
    return yaml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String scalar(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    var quoted = new StringBuilder();
    GoJson.string(quoted, text);
    return quoted.toString();
  }

  private static ArrayNode array(List<ChartDependency> dependencies) {
    var array = JSON.createArrayNode();
    dependencies.forEach(dependency -> array.add(dependency.json()));
    return array;
  }
}
