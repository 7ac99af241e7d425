package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.NoResources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes bundles of the files of one commit: one for each directory that {@code spec.paths} names
 * and that holds manifests (Fleet's classic scan, for directories without a {@code fleet.yaml}).
 * Reads files, writes nothing, knows no cluster.
 */
public final class BundleScan {

  private final SourceTree tree;
  private final DirectoryFinder finder;
  private final ReadLimits limits;

  /**
   * @param root the directory that holds the commit's files, and no Git directory
   * @param commit the commit's id, for messages
   * @param limits how much may be read
   */
  public BundleScan(Path root, String commit, ReadLimits limits) {
    this.tree = new SourceTree(root);
    this.finder = new DirectoryFinder(tree, commit);
    this.limits = limits;
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
    var directories = new LinkedHashSet<String>();
    wanted.forEach(path -> directories.addAll(finder.find(ScanPath.of(path))));

    var reader = new DirectoryReader(tree, limits);
    var bundles = new ArrayList<BundleFiles>();
    for (var directory : directories) {
      var files = reader.read(directory);
      if (!files.isEmpty()) {
        bundles.add(new BundleFiles(Names.bundleName(gitRepo, directory), directory, files));
      }
    }
    if (bundles.isEmpty()) {
      throw new BundleReadException(
          NoResources,
          "",
          "no resource found at the following paths to deploy: [" + String.join(" ", wanted) + "]");
    }
    requireDistinctNames(bundles);
    return List.copyOf(bundles);
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
