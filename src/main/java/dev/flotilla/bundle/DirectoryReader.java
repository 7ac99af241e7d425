package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;
import static dev.flotilla.bundle.BundleProblem.NotSupported;
import static dev.flotilla.bundle.BundleProblem.TooLarge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads directories into lists of files, and checks the manifests among them. Hidden files and
 * directories do not count; everything else does, manifests or not, as in Fleet. One reader serves
 * one commit: its limits are for all directories together.
 */
final class DirectoryReader {

  private static final Set<String> UNSERVED_FILES =
      Set.of(
          "fleet.yaml",
          "fleet.yml",
          "kustomization.yaml",
          "kustomization.yml",
          "Kustomization",
          "Chart.yaml",
          ".fleetignore");
  private static final String UNSERVED_DIRECTORY = "overlays";
  private static final int MAX_DEPTH = 100;

  private final SourceTree tree;
  private final ReadLimits limits;
  private long bytes;
  private int files;

  DirectoryReader(SourceTree tree, ReadLimits limits) {
    this.tree = tree;
    this.limits = limits;
  }

  /**
   * All files below a directory, sorted by name; empty when no manifest is among them.
   *
   * @param directory relative to the root
   */
  List<BundleFile> read(String directory) {
    var found = new ArrayList<BundleFile>();
    collect(directory, "", found, 0);
    if (found.stream().noneMatch(file -> isManifest(file.name()))) {
      return List.of();
    }
    found.sort((a, b) -> Utf8.ORDER.compare(a.name(), b.name()));
    return found;
  }

  private void collect(String base, String prefix, List<BundleFile> found, int depth) {
    var directory = prefix.isEmpty() ? base : SourceTree.join(base, prefix);
    if (depth > MAX_DEPTH) {
      throw new BundleReadException(TooLarge, directory, "more than 100 directories deep");
    }
    for (var entry : tree.list(directory)) {
      var path = SourceTree.join(directory, entry);
      var name = prefix.isEmpty() ? entry : prefix + "/" + entry;
      if (UNSERVED_FILES.contains(entry)) {
        throw new BundleReadException(
            NotSupported, path, entry + " is not served yet; only plain manifests are");
      }
      if (entry.startsWith(".")) {
        continue;
      }
      if (!tree.isLink(path) && tree.isDirectory(path)) {
        if (entry.equals(UNSERVED_DIRECTORY)) {
          throw new BundleReadException(
              NotSupported, path, "a directory named overlays is not served yet");
        }
        collect(base, name, found, depth + 1);
      } else {
        found.add(file(path, name));
      }
    }
  }

  private BundleFile file(String path, String name) {
    var content = tree.read(path, limits.fileBytes() + 1);
    if (content.length > limits.fileBytes()) {
      throw new BundleReadException(
          TooLarge, path, "larger than the " + limits.fileBytes() + " bytes that a file may have");
    }
    files++;
    bytes += content.length;
    if (files > limits.files() || bytes > limits.totalBytes()) {
      throw new BundleReadException(
          TooLarge,
          path,
          "the paths hold more than %d files or %d bytes; use several GitRepos"
              .formatted(limits.files(), limits.totalBytes()));
    }
    if (isManifest(name)) {
      var text =
          Utf8.decode(content)
              .orElseThrow(
                  () -> new BundleReadException(InvalidYaml, path, "is not text in UTF-8"));
      ManifestCheck.check(path, text);
    }
    return new BundleFile(name, content);
  }

  private static boolean isManifest(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
