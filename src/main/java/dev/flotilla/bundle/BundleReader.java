package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.NotSupported;
import static dev.flotilla.bundle.BundleProblem.PathNotFound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the bundles of one tree: options, values files, files. Its limits are for all bundles
 * together.
 */
public final class BundleReader {

  static final List<String> FLEET_YAML = List.of("fleet.yaml", "fleet.yml");

  private final SourceTree tree;
  private final ReadBudget budget;
  private final ChartSource source;
  private final FleetYamlReader yaml;
  private final ReadRules rules;

  /**
   * @param root the tree
   * @param limits how much may be read
   * @param rules what is an error
   * @param source where charts come from that are not in the tree
   */
  public BundleReader(Path root, ReadLimits limits, ReadRules rules, ChartSource source) {
    this.tree = new SourceTree(root);
    this.budget = new ReadBudget(limits);
    this.source = source;
    this.yaml = new FleetYamlReader(rules.strict());
    this.rules = rules;
  }

  /**
   * Reads a bundle.
   *
   * @param gitRepo the name of the GitRepo, the first part of the Bundle's name
   * @return nothing when there is no file to deploy
   * @throws BundleReadException what is wrong, and where
   */
  public Optional<BundleFiles> read(String gitRepo, BundlePlace place) {
    var directory = place.directory();
    if (!tree.exists(directory) || !tree.isDirectory(directory)) {
      throw new BundleReadException(PathNotFound, "", "there is no directory " + directory);
    }
    var optionsPath = optionsPath(place);
    var options =
        optionsPath
            .map(path -> yaml.read(path, budget.file(tree, path)))
            .orElseGet(FleetYaml::none);
    var spec = options.spec();
    var from = optionsPath.orElse(directory);
    requireScans(options, from);
    Charts.inherit(spec);
    new ValuesFiles(tree, budget, yaml).fold(spec, directory, from);
    var elsewhere = new Charts(tree).elsewhere(spec, directory, from);

    var without = ValuesFiles.names(spec);
    without.add("fleet.yaml");
    without.add(place.optionsFile());
    var updates = spec.helm == null || spec.helm.disableDependencyUpdate == null;
    var dependencies = new ChartDependencies(tree, budget, source, directory);
    var found =
        new ArrayList<>(
            new DirectoryReader(tree, budget, dependencies).read(directory, without, updates));
    for (var chart : elsewhere) {
      found.addAll(new ChartReader(source, budget).read(chart, from, without, updates));
    }
    found.sort((a, b) -> Utf8.ORDER.compare(a.name(), b.name()));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BundleFiles(Names.bundleName(gitRepo, place.path()), directory, options, found));
  }

  private Optional<String> optionsPath(BundlePlace place) {
    if (place.optionsFile().isEmpty()) {
      return FLEET_YAML.stream()
          .map(name -> SourceTree.join(place.directory(), name))
          .filter(tree::exists)
          .findFirst();
    }
    var path = tree.relative(place.directory(), place.optionsFile(), "options");
    if (!tree.exists(path)) {
      throw new BundleReadException(PathNotFound, "", "there is no file " + path);
    }
    if (tree.isGit(path)) {
      throw new BundleReadException(InvalidPath, "", path + ": Git's own files are no options");
    }
    return Optional.of(path);
  }

  private void requireScans(FleetYaml options, String file) {
    if (!options.imageScans().isEmpty() && !rules.imageScans()) {
      throw new BundleReadException(NotSupported, file, "imageScans: image scans are switched off");
    }
    for (var scan : options.imageScans()) {
      if (scan.image != null && scan.tagName == null) {
        throw new BundleReadException(
            BundleProblem.InvalidYaml, file, "imageScans: an entry with an image needs a tagName");
      }
    }
  }
}
