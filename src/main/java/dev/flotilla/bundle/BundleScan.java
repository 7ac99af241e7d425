package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.NoResources;

import dev.flotilla.api.fleet.GitBundlePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes bundles of the files of one commit, all or none: what is wrong with one of them is an
 * error, so that a commit is never half deployed. Reads files, writes nothing, knows no cluster.
 */
public final class BundleScan {

  private final BundleFinder finder;
  private final BundleReader reader;

  /**
   * @param root the directory that holds the commit's files, and no Git directory
   * @param commit the commit's id, for messages
   * @param limits how much may be read
   * @param charts where charts come from that are not in the tree
   */
  public BundleScan(Path root, String commit, ReadLimits limits, ChartSource charts) {
    this.finder = new BundleFinder(root, "commit " + commit);
    this.reader = new BundleReader(root, limits, ReadRules.STRICT, charts);
  }

  /**
   * Reads the bundles, in the order of the paths.
   *
   * @param gitRepo the name of the GitRepo, the first part of each Bundle's name
   * @param paths {@code spec.paths}; null and empty mean the root
   * @return one or more bundles: a commit that holds nothing to deploy is an error, so that an
   *     empty repository never deletes what is deployed
   * @throws BundleReadException what is wrong, and where
   */
  public List<BundleFiles> read(String gitRepo, List<String> paths) {
    var wanted = paths == null || paths.isEmpty() ? List.of(".") : paths;
    var places =
        finder.scan(
            wanted,
            missing -> {
              throw missing;
            });
    return read(gitRepo, places, wanted);
  }

  /**
   * Reads the bundles that are listed one by one.
   *
   * @param gitRepo the name of the GitRepo, the first part of each Bundle's name
   * @param bundles {@code spec.bundles}
   * @return one or more bundles
   * @throws BundleReadException what is wrong, and where
   */
  public List<BundleFiles> readDriven(String gitRepo, List<GitBundlePath> bundles) {
    var places =
        bundles.stream()
            .map(each -> BundleFinder.driven(orEmpty(each.base), orEmpty(each.options)))
            .distinct()
            .toList();
    return read(gitRepo, places, places.stream().map(BundlePlace::directory).toList());
  }

  private List<BundleFiles> read(String gitRepo, List<BundlePlace> places, List<String> wanted) {
    var bundles = new ArrayList<BundleFiles>();
    for (var place : places) {
      reader.read(gitRepo, place).ifPresent(bundles::add);
    }
    if (bundles.isEmpty()) {
      throw new BundleReadException(
          NoResources,
          "",
          "no resource found at the following paths to deploy: [" + String.join(" ", wanted) + "]");
    }
    requireDistinctNames(bundles);
    bundles.forEach(ServedBundle::require);
    return List.copyOf(bundles);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  /** Fleet's names do not tell {@code a/b} from {@code a-b}: one would overwrite the other. */
  private static void requireDistinctNames(List<BundleFiles> bundles) {
    var paths = new TreeMap<String, String>();
    for (var bundle : bundles) {
      var other = paths.putIfAbsent(bundle.name(), bundle.path());
      if (other != null) {
        throw new BundleReadException(
            InvalidPath,
            bundle.path(),
            "gives a bundle of the same name as " + other + " (" + bundle.name() + "); rename one");
      }
    }
  }
}
