package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleDependency;
import dev.flotilla.yaml.Place;
import dev.flotilla.yaml.YamlException;
import dev.flotilla.yaml.YamlNode;
import dev.flotilla.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code fleet.yaml} and values files. */
final class FleetYamlReader {

  private static final List<String> STATES =
      List.of("Ready", "NotReady", "Pending", "OutOfSync", "Modified", "WaitApplied", "ErrApplied");
  private static final List<String> MODES = List.of("FirstMatch", "AllMatches");

  /** Where Fleet's parser makes texts of numbers; elsewhere it does not get to the field's type. */
  private static final List<String> CONVERTING = List.of("targetCustomizations", "overrideTargets");

  private final boolean strict;

  /**
   * @param strict whether what Fleet passes over is an error: unknown fields, a key twice, more
   *     than one document
   */
  FleetYamlReader(boolean strict) {
    this.strict = strict;
  }

  /**
   * Reads the options of a bundle; an empty file says nothing.
   *
   * @param path the file, for messages
   * @throws BundleReadException {@code InvalidYaml} with the place
   */
  FleetYaml read(String path, byte[] file) {
    var node = document(path, file);
    if (node.isEmpty()) {
      return FleetYaml.none();
    }
    var fields = new FieldReader(path, strict, CONVERTING);
    var result = fields.read(FleetYamlFields.class, node.get());
    requirePossible(result, node.get(), fields);
    return FleetYaml.of(result);
  }

  /**
   * Reads Helm values, which are a mapping of any shape.
   *
   * @throws BundleReadException {@code InvalidYaml} with the place
   */
  Map<String, Object> values(String path, byte[] file) {
    return document(path, file)
        .map(node -> new FieldReader(path, strict, CONVERTING).mapping(node, ""))
        .map(mapping -> GoValues.map((Map<?, ?>) mapping.toValue()))
        .orElse(Map.of());
  }

  /** The one document of a file, or nothing when it is empty. */
  Optional<YamlNode> document(String path, byte[] file) {
    var text =
        Utf8.decodeYaml(file).orElseThrow(() -> error(path, Place.NOWHERE, "is not text in UTF-8"));
    try {
      var node = strict ? only(path, YamlReader.documents(text)) : YamlReader.first(text);
      return node.filter(each -> !FieldReader.isNull(each));
    } catch (YamlException e) {
      throw error(path, e.place(), e.getMessage());
    }
  }

  private static Optional<YamlNode> only(String path, List<YamlNode> documents) {
    var second = documents.stream().skip(1).filter(each -> !FieldReader.isNull(each)).findFirst();
    if (second.isPresent()) {
      throw error(
          path, second.get().place(), "a second document, which would not be read; remove it");
    }
    return documents.stream().findFirst();
  }

  private void requirePossible(FleetYamlFields read, YamlNode node, FieldReader fields) {
    var dependencies = read.dependsOn == null ? List.<BundleDependency>of() : read.dependsOn;
    for (var i = 0; i < dependencies.size(); i++) {
      var path = "dependsOn[" + i + "]";
      var dependency = dependencies.get(i);
      if (dependency.name == null && dependency.selector == null) {
        throw fields.error(place(node, "dependsOn", i), path + ": must have a name or a selector");
      }
      var states =
          dependency.acceptedStates == null ? List.<String>of() : dependency.acceptedStates;
      for (var state : states) {
        if (!STATES.contains(state)) {
          throw fields.error(
              place(node, "dependsOn", i),
              "%s.acceptedStates: \"%s\" is no state; known are: %s"
                  .formatted(path, state, String.join(", ", STATES)));
        }
      }
    }
    var mode = read.targetCustomizationMode;
    if (strict && mode != null && !MODES.contains(mode)) {
      throw fields.error(
          place(node, "targetCustomizationMode", 0),
          "targetCustomizationMode must be FirstMatch or AllMatches, not \"" + mode + "\"");
    }
  }

  /** Where a field of the file, or a member of it, begins. */
  private static Place place(YamlNode node, String field, int index) {
    for (var entry : ((YamlNode.Mapping) node).entries()) {
      if (entry.key().equalsIgnoreCase(field)) {
        return entry.value() instanceof YamlNode.Sequence list
            ? list.items().get(index).place()
            : entry.value().place();
      }
    }
    return node.place();
  }

  private static BundleReadException error(String path, Place place, String message) {
    return new BundleReadException(
        BundleProblem.InvalidYaml, path, place.line(), place.column(), message);
  }
}
