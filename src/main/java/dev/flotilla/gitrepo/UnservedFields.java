package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepoSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields of Fleet's GitRepo that Flotilla does not serve yet. They are accepted by the schema and
 * named to the user, never silently ignored.
 */
final class UnservedFields {

  private UnservedFields() {}

  /**
   * Fields without which something else would be read or deployed than what is asked for: such a
   * GitRepo is not followed.
   */
  static List<String> blocking(GitRepoSpec spec) {
    var set = new LinkedHashMap<String, Object>();
    set.put("clientSecretName", spec.clientSecretName);
    set.put("caBundle", spec.caBundle == null || spec.caBundle.length == 0 ? null : "set");
    set.put("insecureSkipTLSVerify", spec.insecureSkipTLSVerify);
    set.put("ociRegistrySecret", spec.ociRegistrySecret);
    return named(set);
  }

  /** Fields that change nothing for what is served: such a GitRepo is followed. */
  static List<String> harmless(GitRepoSpec spec) {
    var set = new LinkedHashMap<String, Object>();
    set.put("imageScanInterval", spec.imageScanInterval);
    set.put("imageScanCommit", spec.imageScanCommit);
    return named(set);
  }

  /** False and the empty string are what a field is without being set. */
  private static List<String> named(Map<String, Object> fields) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue() != null)
        .filter(field -> !Boolean.FALSE.equals(field.getValue()))
        .filter(field -> !"".equals(field.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
