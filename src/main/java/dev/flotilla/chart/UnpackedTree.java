package dev.flotilla.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The directory that an archive is unpacked into. Only directories and plain files are made in it,
 * by names that cannot lead out, and nothing is written over.
 */
final class UnpackedTree {

  private static final int MAX_NAME = 1024;
  private static final int MAX_DEPTH = 100;

  private final Path root;
  private int entriesLeft;

  UnpackedTree(Path root, int entries) {
    this.root = root;
    this.entriesLeft = entries;
  }

  void directory(String name) throws IOException {
    make(target(name));
  }

  /**
   * @param content is read to its end and not closed
   */
  void file(String name, InputStream content) throws IOException {
    var target = target(name);
    if (target.equals(root)) {
      throw new ArchiveException("a file has no name");
    }
    make(target.getParent());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new ArchiveException("a name is there twice");
    }
    try {
      Files.copy(content, target);
    } catch (FileSystemException e) {
      throw new ArchiveException("a name is none that a file can have");
    }
  }

  private static void make(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (FileSystemException e) {
      throw new ArchiveException("a name is none that a directory can have");
    }
  }

  private Path target(String name) throws ArchiveException {
    if (--entriesLeft < 0) {
      throw new ArchiveException("there are too many files and directories in it");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME) {
      throw new ArchiveException("a name is too long");
    }
    if (name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new ArchiveException("a name is absolute, or has backslashes or control characters");
    }
    var target = root;
    var depth = 0;
    for (var part : name.split("/")) {
      if (part.equals("..") || ++depth > MAX_DEPTH) {
        throw new ArchiveException("a name leads out of it, or is too deep");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        target = resolve(target, part);
      }
    }
    return target;
  }

  private static Path resolve(Path directory, String name) throws ArchiveException {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new ArchiveException("a name is none that a file can have");
    }
  }
}
