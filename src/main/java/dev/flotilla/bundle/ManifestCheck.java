package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;

import dev.flotilla.yaml.Place;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlNode;
import dev.flotilla.yaml.YamlReader;
import java.util.List;
import java.util.Map;

/**
 * Checks that a YAML file holds Kubernetes objects and nothing else, so that a mistake shows with
 * path and line when the commit is read, not when it is applied.
 */
final class ManifestCheck {

  private ManifestCheck() {}

  /**
   * @param path the file, for messages
   * @throws BundleReadException {@code InvalidYaml} with the place
   */
  static void check(String path, byte[] file) {
    var text = Utf8.decode(file).orElseThrow(() -> at(path, Place.NOWHERE, "is not text in UTF-8"));
    try {
      YamlReader.documents(text).forEach(document -> requireObject(path, document));
    } catch (YamlException e) {
      throw at(path, e.place(), e.getMessage());
    }
  }

  private static void requireObject(String path, YamlNode document) {
    var value = document.toValue();
    if (value == null) {
      return;
    }
    if (!(value instanceof Map<?, ?> object)) {
      throw at(path, document.place(), "the document is no Kubernetes object (not a mapping)");
    }
    for (var field : List.of("apiVersion", "kind")) {
      if (!(object.get(field) instanceof String text) || text.isBlank()) {
        throw at(path, document.place(), "the document is no Kubernetes object (no " + field + ")");
      }
    }
  }

  private static BundleReadException at(String path, Place place, String problem) {
    return new BundleReadException(InvalidYaml, path, place.line(), place.column(), problem);
  }
}
