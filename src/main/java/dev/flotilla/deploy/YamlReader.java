package dev.flotilla.deploy;

import dev.flotilla.yaml.Place;
import dev.flotilla.yaml.YamlException;
import java.util.List;

/** Reads the YAML documents of one file of a bundle into JSON values. */
final class YamlReader {

  private YamlReader() {}

  /**
   * A document of a file.
   *
   * @param origin {@code path:line} of its first value
   * @param value JSON value; null for an empty document
   */
  record Document(String origin, Object value) {}

  /**
   * The documents of a file, the empty ones left out.
   *
   * @throws RenderException with path and line when it cannot be read
   */
  static List<Document> read(BundleFile file) {
    try {
      return dev.flotilla.yaml.YamlReader.documents(file.text()).stream()
          .map(node -> new Document(at(file, node.place()), node.toValue()))
          .filter(document -> document.value() != null)
          .toList();
    } catch (YamlException e) {
      throw new RenderException(at(file, e.place()) + ": " + e.getMessage());
    }
  }

  private static String at(BundleFile file, Place place) {
    return place.equals(Place.NOWHERE) ? file.path() : file.path() + ":" + place.line();
  }
}
