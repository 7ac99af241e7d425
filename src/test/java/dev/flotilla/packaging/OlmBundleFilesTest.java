package dev.flotilla.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whether the bundle for the Operator Lifecycle Manager is what {@code kubernetes/} says. */
class OlmBundleFilesTest {

  private final OlmBundle bundle = OlmBundle.read();

  @Test
  void theBundleIsTheManifestsTheDefinitionsAndTheSamples() {
    bundle.files(Pom.read(), Optional.empty()).check();
  }

  @Test
  void everyManifestIsInTheBundleOrLeftOutByName() {
    var there = new TreeSet<>(bundle.rights().keys());
    bundle.besides().forEach(manifest -> there.add(manifest.key()));
    there.addAll(OlmBundle.LEFT_OUT);
    there.add("Deployment/flotilla");

    assertThat(bundle.manifests().all())
        .map(Manifest::key)
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void whatTheOperatorNeedsByNameComesAlong() {
    assertThat(bundle.besides())
        .map(Manifest::key)
        .contains(
            "ClusterRole/flotilla-sync",
            "ClusterRole/flotilla-cleanup",
            "ServiceAccount/flotilla-deployer");
  }

  @Test
  void noNamespaceIsWrittenIntoTheBundle() {
    assertThat(bundle.files(Pom.read(), Optional.empty()).expected().entrySet())
        .filteredOn(file -> file.getKey().startsWith("manifests/"))
        .isNotEmpty()
        .allSatisfy(
            file -> assertThat(file.getValue()).doesNotContainPattern("\\snamespace: flotilla"));
  }
}
