package dev.flotilla.packaging;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whether the single file for {@code kubectl apply -f} is what {@code kubernetes/} says. */
class InstallFilesTest {

  @Test
  void theSingleFileIsTheManifests() {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("flotilla.yaml", Trees.file(Manifests.read().all().stream().map(Manifest::tree)));
    // For the overlays: kustomize refuses a base whose folder they are in.
    files.put("kustomization.yaml", GeneratedFiles.HEADER + "resources: [flotilla.yaml]\n");

    new GeneratedFiles(Path.of("kubernetes/single-file"), files).check();
  }
}
