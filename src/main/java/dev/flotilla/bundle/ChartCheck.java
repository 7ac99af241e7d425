package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks that a directory with a {@code Chart.yaml} is a chart, and tells what it depends on. */
final class ChartCheck {

  static final String FILE = "Chart.yaml";

  /** Where charts of Helm 2 list what they depend on. */
  private static final String OLD_FILE = "requirements.yaml";

  private static final List<String> REQUIRED = List.of("name", "version");
  private static final List<String> TYPES = List.of("application", "library", "");
  private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[^/]+");
  private static final Pattern ALIAS = Pattern.compile("[a-zA-Z0-9_-]*");
  private static final Pattern VERSION =
      Pattern.compile("v?[0-9]+(\\.[0-9]+){0,2}(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

  private final SourceTree tree;
  private final ReadBudget budget;

  ChartCheck(SourceTree tree, ReadBudget budget) {
    this.tree = tree;
    this.budget = budget;
  }

  /**
   * What is worth knowing of a chart.
   *
   * @param name its name
   * @param version its version
   * @param dependencies what it depends on, in order
   * @param lockFile the name of its lock file, be it there or not
   */
  record Facts(String name, String version, List<ChartDependency> dependencies, String lockFile) {}

  /**
   * @throws BundleReadException {@code InvalidYaml} when it is no chart
   */
  Facts check(String directory) {
    var path = SourceTree.join(directory, FILE);
    var chart = yaml(path);
    requireChart(path, chart);
    var values = SourceTree.join(directory, "values.yaml");
    if (tree.exists(values)) {
      yaml(values);
    }
    var old = SourceTree.join(directory, OLD_FILE);
    var listed = (tree.exists(old) ? yaml(old) : chart).get("dependencies");
    var dependencies =
        (listed instanceof List<?> list ? list : List.of())
            .stream()
                .filter(Map.class::isInstance)
                .map(entry -> ChartDependency.of((Map<?, ?>) entry))
                .toList();
    requireDistinct(path, dependencies);
    requireCharts(directory);
    return new Facts(
        chart.get("name").toString(),
        chart.get("version").toString(),
        dependencies,
        "v1".equals(chart.get("apiVersion")) ? "requirements.lock" : "Chart.lock");
  }

  Map<String, Object> yaml(String path) {
    return new FleetYamlReader(false).values(path, budget.file(tree, path));
  }

  private static void requireChart(String path, Map<String, Object> chart) {
    for (var field : REQUIRED) {
      if (chart.get(field) == null || chart.get(field).toString().isBlank()) {
        throw new BundleReadException(InvalidYaml, path, "the chart has no " + field);
      }
    }
    if (!VERSION.matcher(chart.get("version").toString()).matches()) {
      throw new BundleReadException(
          InvalidYaml, path, "the version of the chart must be one like 1.2.3");
    }
    if (!NAME.matcher(chart.get("name").toString()).matches()) {
      throw new BundleReadException(
          InvalidYaml, path, "the name of the chart must be one that a directory can have");
    }
    if (chart.get("type") != null && !TYPES.contains(chart.get("type"))) {
      throw new BundleReadException(
          InvalidYaml, path, "the type of the chart must be application or library");
    }
  }

  /** Values are given to a dependency by its name or alias. */
  private static void requireDistinct(String path, List<ChartDependency> dependencies) {
    var names = new HashSet<String>();
    for (var dependency : dependencies) {
      if (!ALIAS.matcher(dependency.alias()).matches()) {
        throw new BundleReadException(
            InvalidYaml,
            path,
            "dependencies: \"%s\": an alias has letters, digits, _ and -"
                .formatted(dependency.name()));
      }
      var name = dependency.alias().isEmpty() ? dependency.name() : dependency.alias();
      if (!names.add(name)) {
        throw new BundleReadException(
            InvalidYaml, path, "dependencies: the name or alias \"" + name + "\" is there twice");
      }
    }
  }

  /** Helm takes all that is in {@code charts/} for a chart, unless its name says otherwise. */
  private void requireCharts(String directory) {
    var charts = SourceTree.join(directory, "charts");
    if (!tree.isRealDirectory(charts) || tree.exists(SourceTree.join(directory, ".helmignore"))) {
      return;
    }
    for (var entry : tree.list(charts)) {
      var path = SourceTree.join(charts, entry);
      if (!entry.startsWith("_")
          && !entry.startsWith(".")
          && !entry.endsWith(".tgz")
          && !tree.exists(SourceTree.join(path, FILE))) {
        throw new BundleReadException(
            InvalidYaml, path, "is no chart, which Helm takes all in charts/ for");
      }
    }
  }
}
