package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.NoDirectory;
import static dev.flotilla.bundle.BundleProblem.PathNotFound;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Finds the directories that an entry of {@code spec.paths} means. */
final class DirectoryFinder {

  private static final int SHOWN_NAMES = 10;

  private final SourceTree tree;
  private final String where;

  DirectoryFinder(SourceTree tree, String where) {
    this.tree = tree;
    this.where = where;
  }

  /**
   * The directories, relative to the root, in Go's order. A pattern may match none; a plain path
   * must exist.
   */
  List<String> find(ScanPath path) {
    try {
      var found = List.of(".");
      for (var name : path.names()) {
        found = step(found, name);
      }
      if (path.names().stream().reduce((_, last) -> last).filter(ScanPath::isPattern).isPresent()) {
        // As in Fleet: what a link leads to would be there twice. A link must be named to count.
        found = found.stream().filter(each -> tree.isRealDirectory(each) && !isGit(each)).toList();
      }
      if (found.isEmpty() && !path.isPattern()) {
        throw missing(path);
      }
      return found;
    } catch (PatternSyntaxException | InvalidPathException e) {
      throw new BundleReadException(
          InvalidPath, "", "spec.paths: \"" + path.text() + "\": " + reason(e));
    }
  }

  private List<String> step(List<String> directories, String name) {
    if (!ScanPath.isPattern(name)) {
      return directories.stream()
          .map(directory -> SourceTree.join(directory, name))
          .filter(path -> tree.exists(path) && tree.isDirectory(path))
          .toList();
    }
    var glob = GoGlob.compile(name);
    return directories.stream()
        .flatMap(
            directory ->
                tree.list(directory).stream()
                    .filter(glob::matches)
                    .map(match -> SourceTree.join(directory, match)))
        .filter(tree::isReachableDirectory)
        .toList();
  }

  private static boolean isGit(String directory) {
    return directory.equals(".git") || directory.endsWith("/.git");
  }

  private BundleReadException missing(ScanPath path) {
    var wanted = String.join("/", path.names());
    if (tree.exists(wanted)) {
      return new BundleReadException(
          NoDirectory, "", "path \"" + wanted + "\" is a file; spec.paths takes directories");
    }
    var names = tree.list(".").stream().filter(name -> !name.startsWith(".")).toList();
    var shown = names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
    return new BundleReadException(
        PathNotFound,
        "",
        "path \"%s\" does not exist in %s; at the top there are: %s"
            .formatted(wanted, where, names.size() > SHOWN_NAMES ? shown + ", …" : shown));
  }

  private static String reason(IllegalArgumentException e) {
    return e instanceof PatternSyntaxException syntax
        ? syntax.getDescription()
        : "not a name that a file can have here";
  }
}
