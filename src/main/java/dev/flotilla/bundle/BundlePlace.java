package dev.flotilla.bundle;

/**
 * Where a bundle is.
 *
 * @param directory its directory, relative to the root
 * @param optionsFile the file with its options, relative to the directory, which it may be above;
 *     empty for {@code fleet.yaml} or {@code fleet.yml}, where there is one
 */
public record BundlePlace(String directory, String optionsFile) {

  /** What the bundle is named after: options of another name make bundles of the same directory. */
  String path() {
    if (optionsFile.isEmpty()) {
      return directory;
    }
    var dot = optionsFile.lastIndexOf('.');
    var isExtension = dot > optionsFile.lastIndexOf('/');
    return GoPath.join(directory, isExtension ? optionsFile.substring(0, dot) : optionsFile);
  }
}
