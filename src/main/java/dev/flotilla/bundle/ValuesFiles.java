package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.HelmOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts the contents of {@code helm.valuesFiles} into {@code helm.values}. A later file wins over an
 * earlier one, and files over values; mappings are merged, lists replaced.
 */
final class ValuesFiles {

  private final SourceTree tree;
  private final ReadBudget budget;
  private final FleetYamlReader yaml;

  ValuesFiles(SourceTree tree, ReadBudget budget, FleetYamlReader yaml) {
    this.tree = tree;
    this.budget = budget;
    this.yaml = yaml;
  }

  /** The Helm options of a bundle: its own and those of its targets. */
  static List<HelmOptions> helmOptions(BundleSpec spec) {
    var targets = spec.targets == null ? List.<BundleTarget>of() : spec.targets;
    return Stream.concat(Stream.of(spec), targets.stream())
        .map(options -> options.helm)
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * The names of the values files, and their bare names: Fleet takes both out of the resources,
   * since a fleet.yaml may name a file of a chart by either.
   */
  static Set<String> names(BundleSpec spec) {
    var names = new TreeSet<String>();
    for (var helm : helmOptions(spec)) {
      for (var file : files(helm)) {
        names.add(file);
        names.add(file.substring(file.lastIndexOf('/') + 1));
      }
    }
    return names;
  }

  /**
   * Changes the options of a bundle. Its own values files only count together with a chart that it
   * names, as in Fleet; the repository of a registry names one, too.
   *
   * @param directory the bundle's
   * @param file the file that the options are from, for messages
   */
  void fold(BundleSpec spec, String directory, String file) {
    for (var helm : helmOptions(spec)) {
      if (helm != spec.helm || Charts.isNamed(helm)) {
        fold(helm, directory, file);
      }
    }
  }

  private void fold(HelmOptions helm, String directory, String file) {
    var values = helm.values == null ? Map.<String, Object>of() : helm.values;
    for (var name : files(helm)) {
      var path = tree.relative(directory, name, file + ": helm.valuesFiles");
      if (!tree.exists(path)) {
        throw new BundleReadException(
            BundleProblem.PathNotFound, file, "helm.valuesFiles: there is no file " + path);
      }
      if (tree.isGit(path)) {
        throw new BundleReadException(
            BundleProblem.InvalidPath, file, "helm.valuesFiles: Git's own files are no values");
      }
      values = HelmValues.merge(values, yaml.values(path, budget.file(tree, path)));
    }
    if (!files(helm).isEmpty() && !values.isEmpty()) {
      helm.values = values;
    }
  }

  private static List<String> files(HelmOptions helm) {
    return helm.valuesFiles == null ? List.of() : helm.valuesFiles;
  }
}
