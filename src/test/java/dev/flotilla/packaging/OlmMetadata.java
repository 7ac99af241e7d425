package dev.flotilla.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** What tools need to know of a bundle: package and channel, the scorecard's tests, its image. */
final class OlmMetadata {

  static final String PACKAGE = "flotilla";
  static final String CHANNEL = "candidate";

  private static final String BUNDLE = "operators.operatorframework.io.bundle.";
  private static final String TEST = "operators.operatorframework.io.test.";
  private static final String IMAGE = "quay.io/operator-framework/scorecard-test:v1.41.1";

  private OlmMetadata() {}

  /** {@code metadata/annotations.yaml}. */
  static ObjectNode annotations() {
    var root = Trees.JSON.createObjectNode();
    root.putObject("annotations")
        .put(BUNDLE + "mediatype.v1", "registry+v1")
        .put(BUNDLE + "manifests.v1", "manifests/")
        .put(BUNDLE + "metadata.v1", "metadata/")
        .put(BUNDLE + "package.v1", PACKAGE)
        .put(BUNDLE + "channels.v1", CHANNEL)
        .put(BUNDLE + "channel.default.v1", CHANNEL)
        .put(TEST + "config.v1", "tests/scorecard/")
        .put(TEST + "mediatype.v1", "scorecard+v1");
    return root;
  }

  /** {@code tests/scorecard/config.yaml}: all tests that the scorecard has by itself. */
  static ObjectNode scorecard() {
    var root = Trees.JSON.createObjectNode();
    root.put("apiVersion", "scorecard.operatorframework.io/v1alpha3").put("kind", "Configuration");
    root.putObject("metadata").put("name", "config");
    var stage = root.putArray("stages").addObject().put("parallel", true);
    var tests = stage.putArray("tests");
    var entries =
        List.of(
            "basic-check-spec",
            "olm-bundle-validation",
            "olm-crds-have-validation",
            "olm-crds-have-resources",
            "olm-spec-descriptors",
            "olm-status-descriptors");
    for (var entry : entries) {
      var test = tests.addObject();
      test.putArray("entrypoint").add("scorecard-test").add(entry);
      test.put("image", IMAGE);
      test.putObject("labels")
          .put("suite", entry.substring(0, entry.indexOf('-')))
          .put("test", entry);
    }
    return root;
  }

  /** The bundle's image, to be built in the bundle's folder. */
  static String dockerfile() {
    return annotations().get("annotations").properties().stream()
        .map(label -> "LABEL " + label.getKey() + "=" + label.getValue().asText() + "\n")
        .collect(
            Collectors.joining(
                "",
                GeneratedFiles.HEADER + "FROM scratch\n",
                "COPY manifests /manifests/\n"
                    + "COPY metadata /metadata/\n"
                    + "COPY tests/scorecard /tests/scorecard/\n"));
  }
}
