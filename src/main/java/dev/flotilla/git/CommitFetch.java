package dev.flotilla.git;

import static dev.flotilla.git.GitProblem.RevisionNotFound;
import static dev.flotilla.git.GitProblem.ServerError;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/**
 * Fetches one commit without its history. Most servers give any commit by its id; from one that
 * does not, the branch or tag is fetched, deeper and deeper, until the commit is there.
 */
final class CommitFetch {

  private static final List<Integer> DEPTHS = List.of(1, 10, 100, 1000);

  private final Repository repository;
  private final GitSource source;
  private final HttpGuard guard;

  CommitFetch(Repository repository, GitSource source, HttpGuard guard) {
    this.repository = repository;
    this.source = source;
    this.guard = guard;
  }

  /**
   * @throws GitException {@code RevisionNotFound} when the remote does not have the commit
   */
  void fetch(ObjectId commit) throws IOException {
    if (fetched(commit.name(), 1, commit)) {
      return;
    }
    for (var depth : source.ref().isPresent() ? DEPTHS : List.<Integer>of()) {
      if (fetched(source.ref().get() + ":refs/flotilla/fetched", depth, commit)) {
        return;
      }
    }
    throw new GitException(
        RevisionNotFound,
        "commit %s cannot be had from %s%s"
            .formatted(
                commit.name(),
                source.displayUrl(),
                source.ref().isPresent()
                    ? "; it is not among the last "
                        + DEPTHS.getLast()
                        + " of "
                        + source.displayRevision()
                    : ""));
  }

  /** Whether the commit is there now; a server that only says no is no failure. */
  private boolean fetched(String refSpec, int depth, ObjectId commit) throws IOException {
    try (var transport = HttpTransports.open(repository, source, guard)) {
      transport.setTagOpt(TagOpt.NO_TAGS);
      transport.setDepth(depth);
      transport.fetch(
          NullProgressMonitor.INSTANCE, List.of(new RefSpec(refSpec).setForceUpdate(true)));
    } catch (IOException | URISyntaxException | RuntimeException e) {
      var failure = GitFailure.of(e, source, guard);
      if (failure.problem() != ServerError || guard.lastStatus() != 200) {
        throw failure;
      }
    }
    return repository.getObjectDatabase().has(commit);
  }
}
