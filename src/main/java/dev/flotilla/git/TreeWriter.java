package dev.flotilla.git;

import static dev.flotilla.git.GitProblem.Invalid;
import static dev.flotilla.git.GitProblem.TooLarge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes the files of a commit as they are in Git: no filter, no line-end conversion, no hook, no
 * submodule, no LFS. Symbolic links stay links. Every name is checked, and nothing that is there is
 * written over or through, so that no tree can reach out of its directory.
 */
final class TreeWriter {

  private static final int MAX_LINK = 4096;

  private final Path root;
  private final GitLimits limits;
  private final ObjectChecker names = new ObjectChecker();
  private long bytes;
  private int entries;

  TreeWriter(Path root, GitLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /**
   * @throws GitException {@code TooLarge} before the limit is passed, {@code Invalid} for a name
   *     that no honest Git writes
   */
  void write(ObjectReader reader, RevTree tree) throws IOException {
    try (var walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      while (walk.next()) {
        entry(reader, walk);
      }
    }
  }

  private void entry(ObjectReader reader, TreeWalk walk) throws IOException {
    entries++;
    if (entries > limits.treeFiles()) {
      throw new GitException(
          TooLarge, "the commit has more than " + limits.treeFiles() + " files and directories");
    }
    var target = target(walk.getPathString());
    var mode = walk.getFileMode();
    if (mode == FileMode.TREE) {
      Files.createDirectory(target);
      walk.enterSubtree();
    } else if (mode == FileMode.SYMLINK) {
      link(reader, walk, target);
    } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
      account(reader, walk);
      try (var out =
          Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        reader.open(walk.getObjectId(0)).copyTo(out);
      }
    }
  }

  private void link(ObjectReader reader, TreeWalk walk, Path target) throws IOException {
    if (account(reader, walk) > MAX_LINK) {
      throw invalid(walk.getPathString());
    }
    var bytes = reader.open(walk.getObjectId(0)).getBytes(MAX_LINK);
    try {
      Files.createSymbolicLink(target, Path.of(new String(bytes, StandardCharsets.UTF_8)));
    } catch (InvalidPathException e) {
      throw invalid(walk.getPathString());
    }
  }

  private long account(ObjectReader reader, TreeWalk walk) throws IOException {
    var size = reader.getObjectSize(walk.getObjectId(0), ObjectReader.OBJ_ANY);
    bytes += size;
    if (bytes > limits.treeBytes()) {
      throw new GitException(
          TooLarge, "the commit's files take more than " + limits.treeBytes() + " bytes");
    }
    return size;
  }

  private Path target(String path) {
    try {
      names.checkPath(path);
      return root.resolve(path);
    } catch (CorruptObjectException | InvalidPathException e) {
      throw invalid(path);
    }
  }

  private static GitException invalid(String path) {
    return new GitException(Invalid, path + ": the commit holds a name that is not allowed");
  }
}
