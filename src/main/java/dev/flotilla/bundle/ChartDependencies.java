package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidYaml;

import dev.flotilla.version.SemanticVersion;
import dev.flotilla.version.VersionRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives a chart what it depends on, as {@code helm dependency update} does: when one dependency is
 * not in {@code charts/}, all are fetched anew, by the versions that {@code Chart.yaml} allows. The
 * tree itself stays as it is.
 */
final class ChartDependencies {

  private static final String CHARTS = "charts";
  private static final String LOCAL = "file://";
  private static final List<String> ARCHIVES = List.of(".tgz", ".tar.gz");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*");

  private final SourceTree tree;
  private final ReadBudget budget;
  private final ChartSource source;
  private final String bundle;
  private final ChartCheck check;

  /**
   * @param bundle the directory of the bundle, by which there may be credentials
   */
  ChartDependencies(SourceTree tree, ReadBudget budget, ChartSource source, String bundle) {
    this.tree = tree;
    this.budget = budget;
    this.source = source;
    this.bundle = bundle;
    this.check = new ChartCheck(tree, budget);
  }

  /**
   * What changes in the files of a chart.
   *
   * @param files new files, by their names relative to the chart
   * @param outdated names of files that no longer count
   */
  record Changes(Map<String, byte[]> files, Set<String> outdated) {

    static final Changes NONE = new Changes(Map.of(), Set.of());
  }

  /**
   * @param directory of the chart
   * @throws BundleReadException when it is no chart, or a dependency cannot be had
   */
  Changes of(String directory) {
    var facts = check.check(directory);
    if (facts.dependencies().stream().allMatch(each -> isThere(directory, each.name()))) {
      return Changes.NONE;
    }
    var path = SourceTree.join(directory, ChartCheck.FILE);
    var files = new TreeMap<String, byte[]>();
    var locked = new ArrayList<ChartDependency>();
    for (var dependency : facts.dependencies()) {
      try {
        locked.add(fetched(directory, dependency, files));
      } catch (ChartException e) {
        throw error(e.problem(), path, dependency, e.getMessage());
      }
    }
    var outdated = outdated(directory, facts.dependencies(), files.keySet());
    var lock = ChartLock.of(facts.dependencies(), locked);
    var lockPath = SourceTree.join(directory, facts.lockFile());
    if (!tree.exists(lockPath) || !lock.isSameAs(check.yaml(lockPath))) {
      files.put(facts.lockFile(), lock.toYaml());
    }
    files.forEach((name, bytes) -> budget.count(SourceTree.join(directory, name), bytes));
    return new Changes(files, outdated);
  }

  /** Adds the archive of a dependency to the files, and tells its exact version. */
  private ChartDependency fetched(
      String directory, ChartDependency wanted, Map<String, byte[]> files) {
    if (!NAME.matcher(wanted.name()).matches()) {
      throw new ChartException(InvalidYaml, "the name is none that a chart can have");
    }
    var range = range(wanted);
    if (wanted.repository().isEmpty()) {
      local(SourceTree.join(directory, CHARTS + "/" + wanted.name()), wanted, range);
      return wanted.locked(wanted.version());
    }
    var archive =
        wanted.repository().startsWith(LOCAL)
            ? packed(directory, wanted, range)
            : source.dependency(
                new DependencyRequest(
                    bundle, wanted.name(), wanted.version(), wanted.repository()));
    files.put(CHARTS + "/" + archive.fileName(), archive.bytes());
    return wanted.locked(archive.version());
  }

  private ChartArchive packed(String directory, ChartDependency wanted, VersionRange range) {
    var reference = wanted.repository().substring(LOCAL.length());
    if (reference.startsWith("/")) {
      throw new ChartException(
          BundleProblem.InvalidPath, "repository: a path must be relative to the chart");
    }
    var what = SourceTree.join(directory, ChartCheck.FILE) + ": dependencies: repository";
    var path = tree.relative(directory, reference, what);
    var facts = local(path, wanted, range);
    if (!NAME.matcher(facts.name()).matches()) {
      throw new ChartException(InvalidYaml, "the name is none that a chart can have");
    }
    var files = new DirectoryReader(tree, budget, this).read(path, Set.of(), false);
    return new ChartArchive(
        facts.version(),
        facts.name() + "-" + facts.version() + ".tgz",
        Gzip.compress(TarWriter.of(facts.name(), files)));
  }

  private ChartCheck.Facts local(String path, ChartDependency wanted, VersionRange range) {
    if (!tree.exists(SourceTree.join(path, ChartCheck.FILE))) {
      throw new ChartException(
          BundleProblem.PathNotFound,
          wanted.repository().isEmpty()
              ? "it is not in charts/, and no repository is given"
              : "there is no chart in " + path);
    }
    var facts = check.check(path);
    if (SemanticVersion.of(facts.version()).filter(range::contains).isEmpty()) {
      throw new ChartException(
          BundleProblem.ChartNotFound,
          "the chart in %s has version %s, which is not in \"%s\""
              .formatted(path, facts.version(), wanted.version()));
    }
    return facts;
  }

  private static VersionRange range(ChartDependency wanted) {
    try {
      return VersionRange.of(wanted.version());
    } catch (IllegalArgumentException e) {
      throw new ChartException(InvalidYaml, "version: " + e.getMessage());
    }
  }

  private boolean isThere(String directory, String name) {
    return entries(directory).stream()
        .anyMatch(
            entry -> {
              var path = SourceTree.join(SourceTree.join(directory, CHARTS), entry);
              var file = SourceTree.join(path, ChartCheck.FILE);
              return tree.isRealDirectory(path)
                  ? tree.exists(file) && name.equals(check.yaml(file).get("name"))
                  : entry.startsWith(name + "-") && isArchive(entry);
            });
  }

  /** Archives of other versions go, but those of dependencies that are only there. */
  private Set<String> outdated(
      String directory, List<ChartDependency> dependencies, Set<String> fetched) {
    return entries(directory).stream()
        .filter(ChartDependencies::isArchive)
        .filter(
            entry ->
                dependencies.stream()
                    .filter(each -> each.repository().isEmpty())
                    .noneMatch(each -> entry.startsWith(each.name() + "-")))
        .map(entry -> CHARTS + "/" + entry)
        .filter(name -> !fetched.contains(name))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<String> entries(String directory) {
    var charts = SourceTree.join(directory, CHARTS);
    return tree.isRealDirectory(charts) ? tree.list(charts) : List.of();
  }

  private static boolean isArchive(String name) {
    return ARCHIVES.stream().anyMatch(name::endsWith);
  }

  private static BundleReadException error(
      BundleProblem problem, String path, ChartDependency dependency, String message) {
    return new BundleReadException(
        problem, path, "dependencies: \"" + dependency.name() + "\": " + message);
  }
}
