package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.BadLink;
import static dev.flotilla.bundle.BundleProblem.InvalidPath;
import static dev.flotilla.bundle.BundleProblem.NotSupported;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The files of a commit, which somebody else wrote. Symbolic links are followed as long as they
 * stay in the tree; one that leads out of it, nowhere or in circles is refused, and nothing is read
 * through it.
 */
final class SourceTree {

  private static final Path GIT = Path.of(".git");

  private final Path root;

  /**
   * @param root the directory that holds the commit's files, and no Git directory
   */
  SourceTree(Path root) {
    try {
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("no clone at " + root, e);
    }
  }

  /** Whether there is something of that name, be it a link that leads nowhere. */
  boolean exists(String path) {
    return Files.exists(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether it is a directory itself, and not a link to one. */
  boolean isRealDirectory(String path) {
    return Files.isDirectory(at(path), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * A path that a file of the tree gives, seen from a directory. It may go up, but not out.
   *
   * @param what the file and the field that it stands in, for messages
   * @throws BundleReadException {@code InvalidPath}
   */
  String relative(String directory, String path, String what) {
    if (path.indexOf('\0') >= 0 || path.indexOf('\\') >= 0) {
      throw new BundleReadException(
          InvalidPath, "", what + ": a path cannot have backslashes or control characters");
    }
    var names = new ArrayList<>(List.of(directory.split("/")));
    for (var name : path.split("/")) {
      if (name.equals("..")) {
        if (names.isEmpty() || names.equals(List.of("."))) {
          throw new BundleReadException(
              InvalidPath, "", what + ": \"" + path + "\" leads out of the repository");
        }
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    names.removeIf("."::equals);
    return names.isEmpty() ? "." : String.join("/", names);
  }

  /**
   * Whether it is a directory, or a link to one.
   *
   * @throws BundleReadException {@code BadLink}
   */
  boolean isDirectory(String path) {
    return Files.isDirectory(resolve(path));
  }

  /** Whether it is a directory, or a link that can be followed to one. */
  boolean isReachableDirectory(String path) {
    try {
      return isDirectory(path);
    } catch (BundleReadException e) {
      return false;
    }
  }

  /**
   * Whether it is one of Git's own files, by its path or by where a link leads.
   *
   * @throws BundleReadException {@code BadLink}
   */
  boolean isGit(String path) {
    return hasGit(Path.of(path)) || hasGit(root.relativize(resolve(path)));
  }

  private static boolean hasGit(Path path) {
    return StreamSupport.stream(path.spliterator(), false).anyMatch(GIT::equals);
  }

  boolean isLink(String path) {
    return Files.isSymbolicLink(at(path));
  }

  /** The names in a directory, in Go's order. */
  List<String> list(String path) {
    try (var entries = Files.newDirectoryStream(resolve(path))) {
      var names = new ArrayList<String>();
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
      names.sort(Utf8.ORDER);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  /** At most the first bytes of a file. */
  byte[] read(String path, int limit) {
    var file = resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new BundleReadException(
          NotSupported,
          path,
          isLink(path) ? "a link to a directory is not followed" : "is no regular file");
    }
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(limit);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** A path below another, where {@code .} is the root. */
  static String join(String directory, String name) {
    return directory.equals(".") ? name : directory + "/" + name;
  }

  private Path at(String path) {
    try {
      return root.resolve(path);
    } catch (InvalidPathException e) {
      var isAscii = path.chars().allMatch(c -> c < 0x80);
      throw new BundleReadException(
          InvalidPath,
          "",
          "\"%s\" is no name of a file here%s"
              .formatted(
                  path, isAscii ? "" : "; names beyond ASCII need a locale such as LANG=C.UTF-8"));
    }
  }

  private Path resolve(String path) {
    try {
      var real = at(path).toRealPath();
      if (!real.startsWith(root)) {
        throw new BundleReadException(BadLink, path, "the link leads out of the repository");
      }
      return real;
    } catch (NoSuchFileException e) {
      throw new BundleReadException(BadLink, path, "the link leads nowhere");
    } catch (FileSystemException e) {
      throw new BundleReadException(BadLink, path, "the link cannot be followed");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot resolve " + path, e);
    }
  }
}
