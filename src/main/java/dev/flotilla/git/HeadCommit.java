package dev.flotilla.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The commit that a directory of somebody's working tree is at. */
public final class HeadCommit {

  private HeadCommit() {}

  /** Its full id; nothing when the directory is in no repository, or there is no commit yet. */
  public static Optional<String> of(Path directory) {
    var builder = new FileRepositoryBuilder().findGitDir(directory.toAbsolutePath().toFile());
    if (builder.getGitDir() == null) {
      return Optional.empty();
    }
    try (var repository = builder.build()) {
      return Optional.ofNullable(repository.resolve(Constants.HEAD)).map(ObjectId::name);
    } catch (IOException | IllegalArgumentException e) {
      // Not a repository that can be read: the label is a help, and no reason to fail.
      return Optional.empty();
    }
  }
}
