package dev.flotilla.chart;

import static dev.flotilla.git.GitProblem.RevisionNotFound;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.bundle.FetchedChart;
import dev.flotilla.git.CommitClone;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitLimits;
import dev.flotilla.git.GitProblem;
import dev.flotilla.git.GitSource;
import dev.flotilla.git.RemoteRefs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** Fetches charts from Git repositories: one commit, without its history. */
final class GitCharts {

  private final Path temp;

  GitCharts(Path temp) {
    this.temp = temp;
  }

  FetchedChart fetch(ChartAddress.Git address) {
    try {
      var refs = new RemoteRefs();
      GitException missing = null;
      for (var source : sources(address)) {
        try {
          var clone = CommitClone.of(source, refs.resolve(source), temp, GitLimits.CLONE);
          return new Clone(clone, address.directory());
        } catch (GitException e) {
          if (e.problem() != RevisionNotFound) {
            throw e;
          }
          missing = e;
        }
      }
      throw missing;
    } catch (GitException e) {
      throw new ChartException(problem(e.problem()), e.getMessage());
    }
  }

  /** A branch goes before a tag of the same name, as in Fleet. */
  private static List<GitSource> sources(ChartAddress.Git address) {
    var ref = address.ref();
    if (ref.isEmpty()) {
      return List.of(new GitSource(address.url(), Optional.of(GitSource.HEAD), Optional.empty()));
    }
    if (GitSource.isCommit(ref)) {
      return List.of(new GitSource(address.url(), Optional.empty(), Optional.of(ref)));
    }
    if (!Repository.isValidRefName("refs/heads/" + ref)) {
      throw new ChartException(
          BundleProblem.NotSupported, "?ref= is no name that a branch or tag can have");
    }
    return List.of(
        new GitSource(address.url(), Optional.of("refs/heads/" + ref), Optional.empty()),
        new GitSource(address.url(), Optional.of("refs/tags/" + ref), Optional.empty()));
  }

  private static BundleProblem problem(GitProblem problem) {
    return switch (problem) {
      case RepositoryNotFound, RevisionNotFound -> BundleProblem.ChartNotFound;
      case AuthenticationRequired -> BundleProblem.ChartForbidden;
      case Unreachable, ServerError -> BundleProblem.ChartUnavailable;
      case TooLarge -> BundleProblem.TooLarge;
      case NotSupported, Invalid -> BundleProblem.NotSupported;
    };
  }

  private record Clone(CommitClone commit, String directory) implements FetchedChart {
    @Override
    public Path tree() {
      return commit.root();
    }

    @Override
    public void close() {
      commit.close();
    }
  }
}
