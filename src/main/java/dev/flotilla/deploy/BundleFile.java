package dev.flotilla.deploy;

/**
 * A file of a bundle.
 *
 * @param path relative to the bundle's root
 * @param text its contents, as UTF-8
 */
record BundleFile(String path, String text) {

  private String baseName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether it may hold objects. Patches for {@code yaml.overlays} do not stand for themselves. */
  boolean holdsObjects() {
    return path.matches(".*\\.(yaml|yml|json)") && !path.startsWith("overlays/");
  }

  /** The tool that must run over this file, or empty. */
  String tool() {
    return switch (baseName()) {
      case "kustomization.yaml", "kustomization.yml", "Kustomization" -> "kustomize";
      case "Chart.yaml" -> "helm";
      default -> "";
    };
  }
}
