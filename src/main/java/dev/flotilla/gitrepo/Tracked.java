package dev.flotilla.gitrepo;

import dev.flotilla.api.Durations;
import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitProblem;
import dev.flotilla.git.GitSource;
import java.time.Duration;
import java.util.Optional;

/**
 * What a GitRepo asks to be followed, checked.
 *
 * @param source the repository and the ref
 * @param interval time between looks; empty = only when the specification changes
 */
record Tracked(GitSource source, Optional<Duration> interval) {

  /**
   * Reads a GitRepo.
   *
   * @throws GitException {@code Invalid} or {@code NotSupported}, with the field that it is about
   */
  static Tracked of(GitRepo gitRepo) {
    if (!FleetNames.fitsLabel(gitRepo.getMetadata().getName())) {
      throw new GitException(
          GitProblem.Invalid,
          "metadata.name has more than the 63 characters that Fleet's label for it can hold");
    }
    return of(gitRepo.getSpec());
  }

  private static Tracked of(GitRepoSpec spec) {
    var unserved = UnservedFields.blocking(spec);
    if (!unserved.isEmpty()) {
      throw new GitException(
          GitProblem.NotSupported, "not served yet: spec." + String.join(", spec.", unserved));
    }
    var source = GitSource.of(spec.repo, spec.branch, spec.revision);
    var pinned = source.commit().isPresent();
    var never = pinned || Boolean.TRUE.equals(spec.disablePolling);
    return new Tracked(source, never ? Optional.empty() : Optional.of(interval(spec)));
  }

  private static Duration interval(GitRepoSpec spec) {
    if (spec.pollingInterval == null || spec.pollingInterval.isEmpty()) {
      return PollPace.DEFAULT_INTERVAL;
    }
    try {
      var interval = Durations.parse(spec.pollingInterval);
      return interval.isZero() ? PollPace.DEFAULT_INTERVAL : interval;
    } catch (IllegalArgumentException e) {
      throw new GitException(GitProblem.Invalid, "spec.pollingInterval: " + e.getMessage());
    }
  }
}
