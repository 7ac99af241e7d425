package dev.flotilla.bundle;

import static dev.flotilla.bundle.BundleProblem.BadLink;
import static dev.flotilla.bundle.BundleProblem.NotSupported;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a commit, which somebody else wrote. Symbolic links are followed as long as they
 * stay in the tree; one that leads out of it, nowhere or in circles is refused, and nothing is read
 * through it.
 */
final class SourceTree {

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
    return Files.exists(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Whether it is a directory, or a link to one.
   *
   * @throws BundleReadException {@code BadLink}
   */
  boolean isDirectory(String path) {
    return Files.isDirectory(resolve(path));
  }

  boolean isLink(String path) {
    return Files.isSymbolicLink(root.resolve(path));
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
      throw new BundleReadException(NotSupported, path, "a link to a directory is not followed");
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

  private Path resolve(String path) {
    try {
      var real = root.resolve(path).toRealPath();
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
