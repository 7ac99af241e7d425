package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether the file for clusters without the Operator Lifecycle Manager holds what it makes of the
 * bundle, but the definitions, which are files of their own.
 */
class OlmStandInFilesTest {

  @Test
  void theStandInIsWhatIsInstalledFromTheBundle(@TempDir Path folder) {
    OlmBundle.read().files(Pom.read(), Optional.empty()).writeTo(folder);
    var objects =
        new OlmInstallation(folder, Manifests.read().namespace())
            .objects().stream()
                .filter(tree -> !tree.path("kind").asText().equals("CustomResourceDefinition"))
                .distinct()
                .toList();
    var files = new TreeMap<String, String>();
    files.put("flotilla.yaml", Trees.file(objects.stream()));

    assertThat(objects).hasSizeGreaterThan(10);
    new GeneratedFiles(Path.of("kubernetes/olm/stand-in"), files).check();
  }
}
