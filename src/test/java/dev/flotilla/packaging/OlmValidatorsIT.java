package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tools of the Operator Framework say about the bundle and a catalogue of it. */
class OlmValidatorsIT {

  private static final String KUBERNETES = "1.34";

  @TempDir Path folder;

  @Test
  void everyValidatorIsContentWithTheBundle() {
    assertThat(verify(OlmBundle.FOLDER))
        .contains("checks of flotilla.v" + Pom.read().version())
        .doesNotContain("warning", "error");
  }

  @Test
  void aBundleThatLacksWhatACatalogueShowsIsRefused() throws IOException {
    var bundle = bundle(Pom.read(), Optional.empty());
    var csv = bundle.resolve("manifests/flotilla.clusterserviceversion.yaml");
    Files.writeString(csv, Files.readString(csv).replace("capabilities: Basic", "capabilities: X"));

    assertThatThrownBy(() -> verify(bundle)).hasMessageContaining("X Install");
  }

  @Test
  void aCatalogueOfTwoVersionsHasAnUpgradeFromTheFirstToTheSecond() throws IOException {
    var pom = Pom.read();
    var first = bundle(pom, Optional.empty());
    var second = bundle(pom.next(), Optional.of(pom));
    verify(second);

    var catalog = folder.resolve("catalog");
    Tools.catalog(
        "--out",
        catalog.toString(),
        "--bundle-image",
        "registry.example.org/flotilla-bundle",
        first.toString(),
        second.toString());

    var channel = Trees.read(catalog.resolve("package.yaml")).getLast();
    assertThat(channel.at("/entries/1/name").asText())
        .isEqualTo(ClusterServiceVersion.name(pom.next()));
    assertThat(channel.at("/entries/1/replaces").asText())
        .isEqualTo(channel.at("/entries/0/name").asText())
        .isEqualTo(ClusterServiceVersion.name(pom));
    assertThat(Trees.read(catalog.resolve("bundles.yaml")))
        .map(bundle -> bundle.path("image").asText())
        .containsExactly(
            "registry.example.org/flotilla-bundle:v" + pom.version(),
            "registry.example.org/flotilla-bundle:v" + pom.next().version());
  }

  @Test
  void anUpgradeFromAVersionThatIsNotThereIsRefused() throws IOException {
    var pom = Pom.read();
    var second = bundle(pom.next(), Optional.of(pom));
    var first = bundle(pom, Optional.of(pom.next()));

    assertThatThrownBy(
            () ->
                Tools.catalog(
                    "--out",
                    folder.resolve("catalog").toString(),
                    "--bundle-image",
                    "registry.example.org/flotilla-bundle",
                    first.toString(),
                    second.toString()))
        .hasMessageContaining("invalid");
  }

  private Path bundle(Pom pom, Optional<Pom> replaced) {
    var bundle = folder.resolve(pom.version());
    OlmBundle.read().files(pom, replaced).writeTo(bundle);
    return bundle;
  }

  private static String verify(Path bundle) {
    return Tools.run("verify-bundle", bundle.toString(), KUBERNETES)
        .lines()
        .collect(Collectors.joining("\n"));
  }
}
