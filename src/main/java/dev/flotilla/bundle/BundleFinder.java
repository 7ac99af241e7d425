package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.TooLarge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/** Finds the directories of a tree that are bundles, as Fleet finds them. */
public final class BundleFinder {

  private static final int MAX_DEPTH = 100;

  private final SourceTree tree;
  private final DirectoryFinder directories;

  /**
   * @param root the tree
   * @param where what the tree is, for messages: {@code commit d52247a…}
   */
  public BundleFinder(Path root, String where) {
    this.tree = new SourceTree(root);
    this.directories = new DirectoryFinder(tree, where);
  }

  /**
   * Fleet's classic scan: each path that holds manifests or a {@code fleet.yaml}, and each
   * directory below it that holds a {@code fleet.yaml}.
   *
   * @param paths directories and patterns for them; none means the root
   * @param missing takes what is wrong with a path that there is not; may throw it
   * @return each place once, in the order of the paths
   * @throws BundleReadException when a path is not one that may be used
   */
  public List<BundlePlace> scan(List<String> paths, Consumer<BundleReadException> missing) {
    var places = new LinkedHashSet<BundlePlace>();
    for (var path : paths.isEmpty() ? List.of(".") : paths) {
      for (var directory : found(ScanPath.of(path), missing)) {
        if (isOptioned(directory) || holdsManifests(directory, 0)) {
          places.add(new BundlePlace(directory, ""));
        }
        nested(directory, 0, places);
      }
    }
    return List.copyOf(places);
  }

  /**
   * Fleet's driven scan: each directory is a bundle, and nothing below it.
   *
   * @param base the directory; no pattern
   * @param options the file with its options, relative to it, maybe above it; empty for the usual
   *     one
   */
  public static BundlePlace driven(String base, String options) {
    ScanPath.requireSlashes(options);
    if (options.startsWith("/") || GoPath.join(options).equals(".")) {
      throw new BundleReadException(
          InvalidPath, "", "spec.bundles: \"" + options + "\" must be a file, seen from " + base);
    }
    return new BundlePlace(ScanPath.of(base).directory(), options);
  }

  private List<String> found(ScanPath path, Consumer<BundleReadException> missing) {
    try {
      return directories.find(path);
    } catch (BundleReadException e) {
      if (e.problem() == BundleProblem.PathNotFound || e.problem() == BundleProblem.NoDirectory) {
        missing.accept(e);
        return List.of();
      }
      throw e;
    }
  }

  private void nested(String directory, int depth, LinkedHashSet<BundlePlace> places) {
    requireShallow(directory, depth);
    for (var child : children(directory)) {
      if (tree.isRealDirectory(child)) {
        if (isOptioned(child)) {
          places.add(new BundlePlace(child, ""));
        }
        nested(child, depth + 1, places);
      }
    }
  }

  /** Hidden files count here, as they do in Fleet. */
  private boolean holdsManifests(String directory, int depth) {
    requireShallow(directory, depth);
    return children(directory).stream()
        .anyMatch(
            child ->
                tree.isRealDirectory(child)
                    ? !isOptioned(child) && holdsManifests(child, depth + 1)
                    : BundleFile.isManifest(child));
  }

  private boolean isOptioned(String directory) {
    return BundleReader.FLEET_YAML.stream()
        .anyMatch(name -> tree.exists(SourceTree.join(directory, name)));
  }

  private List<String> children(String directory) {
    var children = new ArrayList<String>();
    for (var name : tree.list(directory)) {
      if (!name.equals(".git")) {
        children.add(SourceTree.join(directory, name));
      }
    }
    return children;
  }

  private static void requireShallow(String directory, int depth) {
    if (depth > MAX_DEPTH) {
      throw new BundleReadException(TooLarge, directory, "more than 100 directories deep");
    }
  }
}
