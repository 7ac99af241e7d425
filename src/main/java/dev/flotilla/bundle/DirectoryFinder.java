package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.PathNotFound;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Finds the directories that an entry of {@code spec.paths} means. */
final class DirectoryFinder {

  private static final int SHOWN_NAMES = 10;

  private final SourceTree tree;
  private final String commit;

  DirectoryFinder(SourceTree tree, String commit) {
    this.tree = tree;
    this.commit = commit;
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
    Predicate<String> matches = GoGlob.compile(name).asMatchPredicate();
    return directories.stream()
        .flatMap(
            directory ->
                tree.list(directory).stream()
                    .filter(matches)
                    .map(match -> SourceTree.join(directory, match)))
        .filter(tree::isDirectory)
        .toList();
  }

  private BundleReadException missing(ScanPath path) {
    var wanted = String.join("/", path.names());
    if (tree.exists(wanted)) {
      return new BundleReadException(
          InvalidPath, "", "path \"" + wanted + "\" is a file; spec.paths takes directories");
    }
    var names = tree.list(".").stream().filter(name -> !name.startsWith(".")).toList();
    var shown = names.stream().limit(SHOWN_NAMES).collect(Collectors.joining(", "));
    return new BundleReadException(
        PathNotFound,
        "",
        "path \"%s\" does not exist in commit %s; at the top there are: %s"
            .formatted(wanted, commit, names.size() > SHOWN_NAMES ? shown + ", …" : shown));
  }

  private static String reason(IllegalArgumentException e) {
    return e instanceof PatternSyntaxException syntax
        ? syntax.getDescription()
        : "not a name that a file can have here";
  }
}
