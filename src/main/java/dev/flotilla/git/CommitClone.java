package dev.flotilla.git;

import static dev.flotilla.git.GitProblem.RevisionNotFound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;

/**
 * The files of exactly one commit in a directory of their own, apart from Git's. Closing it removes
 * everything.
 */
public final class CommitClone implements AutoCloseable {

  private static final int OWNER_ONLY = 0077;

  private final Path directory;

  private CommitClone(Path directory) {
    this.directory = directory;
  }

  /**
   * Clones; blocks at most as long as the limits say.
   *
   * @param source where from; its branch or tag helps with a server that gives no commits by id
   * @param commit the full id of the commit, whatever the branch points at by now
   * @param parent an existing directory to put it in
   * @param limits how much it may take
   * @throws GitException what is wrong, classified; nothing is left behind then
   * @throws UncheckedIOException when the disk fails; nothing is left behind then
   */
  public static CommitClone of(GitSource source, String commit, Path parent, GitLimits limits) {
    IsolatedSystemReader.install();
    limitMemory();
    try {
      var clone = new CommitClone(Files.createTempDirectory(parent, "clone-"));
      try {
        clone.fill(source, ObjectId.fromString(commit), limits);
        return clone;
      } catch (IOException | RuntimeException | Error e) {
        clone.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the clone", e);
    }
  }

  /** The directory that holds the commit's files. */
  public Path root() {
    return directory.resolve("tree");
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(directory, new Remover());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the clone", e);
    }
  }

  private void fill(GitSource source, ObjectId commit, GitLimits limits) throws IOException {
    Files.createDirectory(root());
    try (var repository = create(directory.resolve("git"))) {
      new CommitFetch(repository, source, new HttpGuard(source.url(), limits)).fetch(commit);
      try (var walk = new RevWalk(repository)) {
        var tree = walk.parseCommit(commit).getTree();
        new TreeWriter(root(), limits).write(walk.getObjectReader(), tree);
      } catch (MissingObjectException | IncorrectObjectTypeException e) {
        throw new GitException(RevisionNotFound, commit.name() + " is no whole commit", e);
      }
    }
  }

  private static Repository create(Path gitDirectory) throws IOException {
    var fs = FS.DETECTED.newInstance();
    if (fs instanceof FS_POSIX posix) {
      // Told, so that JGit does not ask a shell for it.
      posix.setUmask(OWNER_ONLY);
    }
    var repository =
        new FileRepositoryBuilder().setFS(fs).setGitDir(gitDirectory.toFile()).setBare().build();
    repository.create(true);
    // A clone lives for seconds; JGit would tidy it up, on a thread that outlives it.
    repository.getConfig().setInt("gc", null, "auto", 0);
    repository.getConfig().setBoolean("gc", null, "autodetach", false);
    return repository;
  }

  /** JGit keeps files of up to 50 MiB in memory by default. */
  private static void limitMemory() {
    var config = new WindowCacheConfig();
    config.setStreamFileThreshold(1 << 20);
    config.setExposeStatsViaJmx(false);
    config.install();
  }

  /** Removes a tree without following links. */
  private static final class Remover extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
