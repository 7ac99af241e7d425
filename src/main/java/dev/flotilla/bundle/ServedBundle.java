package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.NotSupported;

import java.util.Set;

/**
 * What a bundle must be to be deployed today: plain manifests. What is not served is an error when
 * the commit is read, never ignored.
 */
final class ServedBundle {

  private static final Set<String> TOOLS =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization", "Chart.yaml");
  private static final String OVERLAYS = "overlays";

  private ServedBundle() {}

  /**
   * @throws BundleReadException {@code NotSupported} or {@code InvalidYaml}, with the file
   */
  static void require(BundleFiles bundle) {
    for (var helm : ValuesFiles.helmOptions(bundle.options().spec())) {
      if (Charts.isNamed(helm)) {
        throw new BundleReadException(
            NotSupported, bundle.path(), "helm charts are not served yet");
      }
    }
    var nested = NestedBundles.of(bundle.files().stream().map(BundleFile::name).toList());
    for (var file : bundle.files()) {
      if (nested.isOwn(file.name())) {
        require(SourceTree.join(bundle.path(), file.name()), file);
      }
    }
  }

  private static void require(String path, BundleFile file) {
    var names = Set.of(file.name().split("/"));
    var last = file.name().substring(file.name().lastIndexOf('/') + 1);
    if (TOOLS.contains(last)) {
      throw new BundleReadException(
          NotSupported, path, last + " is not served yet; only plain manifests are");
    }
    if (names.contains(OVERLAYS) && !last.equals(OVERLAYS)) {
      throw new BundleReadException(
          NotSupported, path, "a directory named overlays is not served yet");
    }
    if (BundleFile.isManifest(file.name())) {
      ManifestCheck.check(path, file.bytes());
    }
  }
}
