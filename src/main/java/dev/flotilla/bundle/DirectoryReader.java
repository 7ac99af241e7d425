package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.TooLarge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads directories into lists of files. Hidden files and directories do not count, nor what a
 * {@code .fleetignore} names; everything else does, manifests or not, as in Fleet.
 */
final class DirectoryReader {

  private static final int MAX_DEPTH = 100;

  private final SourceTree tree;
  private final ReadBudget budget;
  private final ChartDependencies dependencies;

  DirectoryReader(SourceTree tree, ReadBudget budget, ChartDependencies dependencies) {
    this.tree = tree;
    this.budget = budget;
    this.dependencies = dependencies;
  }

  /**
   * All files below a directory, sorted by name.
   *
   * @param directory relative to the root
   * @param without names of files that do not count, relative to the directory
   * @param charts whether the charts among the directories are given what they depend on
   */
  List<BundleFile> read(String directory, Set<String> without, boolean charts) {
    var found = new ArrayList<BundleFile>();
    if (!isHidden(directory.substring(directory.lastIndexOf('/') + 1))) {
      new Walk(directory, without, charts, found).collect("", IgnoreRules.NONE, 0);
    }
    found.sort((a, b) -> Utf8.ORDER.compare(a.name(), b.name()));
    return found;
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") && !name.equals(".");
  }

  /** The reading of one bundle. */
  private final class Walk {
    private final String base;
    private final Set<String> without;
    private final boolean charts;
    private final List<BundleFile> found;

    Walk(String base, Set<String> without, boolean charts, List<BundleFile> found) {
      this.base = base;
      this.without = without;
      this.charts = charts;
      this.found = found;
    }

    void collect(String prefix, IgnoreRules above, int depth) {
      var directory = prefix.isEmpty() ? base : SourceTree.join(base, prefix);
      if (depth > MAX_DEPTH) {
        throw new BundleReadException(TooLarge, directory, "more than 100 directories deep");
      }
      var entries = tree.list(directory);
      var changes =
          charts && entries.contains(ChartCheck.FILE)
              ? dependencies.of(directory)
              : ChartDependencies.Changes.NONE;
      var rules = entries.contains(IgnoreRules.FILE) ? rules(directory, above) : above;
      for (var entry : entries) {
        var path = SourceTree.join(directory, entry);
        var name = name(prefix, entry);
        var isDirectory = tree.isRealDirectory(path);
        if (isHidden(entry) || rules.ignores(entry, isDirectory)) {
          continue;
        }
        if (isDirectory) {
          collect(name, rules, depth + 1);
        } else if (!without.contains(name)) {
          found.add(new BundleFile(name, budget.counted(tree, path)));
        }
      }
      change(prefix, changes, rules);
    }

    private void change(String prefix, ChartDependencies.Changes changes, IgnoreRules rules) {
      var gone =
          Stream.concat(changes.outdated().stream(), changes.files().keySet().stream())
              .map(each -> name(prefix, each))
              .collect(Collectors.toSet());
      found.removeIf(file -> gone.contains(file.name()));
      changes
          .files()
          .forEach(
              (each, bytes) -> {
                var slash = each.lastIndexOf('/');
                var isIgnored =
                    slash > 0 && rules.ignores(each.substring(0, slash), true)
                        || rules.ignores(each.substring(slash + 1), false);
                if (!isIgnored && !without.contains(name(prefix, each))) {
                  found.add(new BundleFile(name(prefix, each), bytes));
                }
              });
    }

    private static String name(String prefix, String entry) {
      return prefix.isEmpty() ? entry : prefix + "/" + entry;
    }

    private IgnoreRules rules(String directory, IgnoreRules above) {
      var path = SourceTree.join(directory, IgnoreRules.FILE);
      if (tree.isRealDirectory(path)) {
        return above;
      }
      var text =
          Utf8.decode(budget.file(tree, path))
              .orElseThrow(
                  () ->
                      new BundleReadException(
                          BundleProblem.InvalidPath, path, "is not text in UTF-8"));
      return above.with(path, text);
    }
  }
}
