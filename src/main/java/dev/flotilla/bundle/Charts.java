package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.PathNotFound;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.HelmOptions;
import java.util.List;
import java.util.regex.Pattern;

/** Where the charts of a bundle come from. */
final class Charts {

  /** Schemes, forced ones, and SSH addresses. */
  private static final Pattern ADDRESS =
      Pattern.compile("[a-zA-Z0-9+]+:(//|:).*|[^/@]+@[^/:]+:.*", Pattern.DOTALL);

  /** The short form of a repository, which a directory of that name goes before. */
  private static final Pattern FORGE =
      Pattern.compile("(github\\.com|gitlab\\.com|bitbucket\\.org)/.*", Pattern.DOTALL);

  private static final String OCI = "oci://";

  private final SourceTree tree;

  Charts(SourceTree tree) {
    this.tree = tree;
  }

  /** Whether options name a chart: as such, or as a repository of a registry, which is a chart. */
  static boolean isNamed(HelmOptions helm) {
    return helm.chart != null || helm.repo != null && helm.repo.startsWith(OCI);
  }

  /** A target that has Helm options has the chart of the bundle where it names none. */
  static void inherit(BundleSpec spec) {
    if (spec.helm == null) {
      return;
    }
    for (var helm : ValuesFiles.helmOptions(spec)) {
      helm.repo = helm.repo == null ? spec.helm.repo : helm.repo;
      helm.chart = helm.chart == null ? spec.helm.chart : helm.chart;
      helm.version = helm.version == null ? spec.helm.version : helm.version;
    }
  }

  /**
   * The charts that have to be fetched, each once: as in Fleet those of a repository, and those
   * that are no directory of the tree.
   *
   * @param directory the bundle's
   * @param file the file that the options are from, for messages
   * @throws BundleReadException when a chart should be in the tree and is not
   */
  List<ChartRequest> elsewhere(BundleSpec spec, String directory, String file) {
    return ValuesFiles.helmOptions(spec).stream()
        .filter(helm -> isNamed(helm) && !isLocal(helm, directory, file))
        .map(helm -> ChartRequest.of(directory, helm))
        .distinct()
        .toList();
  }

  private boolean isLocal(HelmOptions helm, String directory, String file) {
    if (helm.repo != null) {
      return false;
    }
    if (ADDRESS.matcher(helm.chart).matches()) {
      return false;
    }
    var path = tree.relative(directory, helm.chart, file + ": helm.chart");
    if (tree.exists(path)) {
      return true;
    }
    if (FORGE.matcher(helm.chart).matches()) {
      return false;
    }
    throw new BundleReadException(PathNotFound, file, "helm.chart: there is no " + path);
  }
}
