package dev.flotilla.bundle;

import java.util.List;
import java.util.Set;

/** Reads charts that are elsewhere into files of a bundle. */
final class ChartReader {

  private final ChartSource source;
  private final ReadBudget budget;

  ChartReader(ChartSource source, ReadBudget budget) {
    this.source = source;
    this.budget = budget;
  }

  /**
   * @param file the file that names the chart, for messages
   * @param without names that do not count, relative to the chart
   * @param updates whether what charts depend on is fetched too
   * @return the files with the names that they have in the bundle
   */
  List<BundleFile> read(ChartRequest request, String file, Set<String> without, boolean updates) {
    try (var chart = source.chart(request)) {
      var found = read(chart, request, without, updates);
      if (found.isEmpty()) {
        throw new ChartException(
            BundleProblem.ChartNotFound, request.shown() + ": there are no files in it");
      }
      return found.stream()
          .map(each -> new BundleFile(request.prefix() + "/" + each.name(), each.bytes()))
          .toList();
    } catch (ChartException e) {
      throw new BundleReadException(e.problem(), file, "helm.chart: " + e.getMessage());
    }
  }

  private List<BundleFile> read(
      FetchedChart chart, ChartRequest request, Set<String> without, boolean updates) {
    try {
      var tree = new SourceTree(chart.tree());
      if (!tree.exists(chart.directory()) || !tree.isDirectory(chart.directory())) {
        throw new ChartException(
            BundleProblem.ChartNotFound,
            request.shown() + ": there is no directory " + chart.directory() + " in it");
      }
      var dependencies = new ChartDependencies(tree, budget, source, request.bundle());
      return new DirectoryReader(tree, budget, dependencies)
          .read(chart.directory(), without, updates);
    } catch (BundleReadException e) {
      throw new ChartException(e.problem(), request.shown() + ": " + e.getMessage());
    }
  }
}
