package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.status.ConditionType;
import dev.flotilla.status.GitRepoFacts;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a GitRepo's repository showed when it was last looked at. */
@ApplicationScoped
class Looks {

  @Inject Polls polls;
  @Inject Announcer announcer;

  /**
   * Follows the repository as the specification says, and tells of a look that failed.
   *
   * @return what the last look showed, empty when there was none yet
   * @throws dev.flotilla.git.GitException when the specification cannot be followed
   */
  Optional<Poll> latest(GitRepo gitRepo) {
    var poll = follow(gitRepo, Tracked.of(gitRepo));
    poll.ifPresent(seen -> announce(gitRepo, seen));
    return poll;
  }

  /** A look as the status tells of it. */
  static GitRepoFacts.Look fact(Poll poll) {
    return switch (poll) {
      case Poll.Found found ->
          new GitRepoFacts.Look(found.at(), Optional.of(found.commit()), Optional.empty(), true);
      case Poll.Failed failed ->
          new GitRepoFacts.Look(
              failed.at(),
              Optional.empty(),
              Optional.of(failed.message()),
              failed.problem().retryable());
    };
  }

  private Optional<Poll> follow(GitRepo gitRepo, Tracked tracked) {
    var id = ResourceID.fromResource(gitRepo);
    var latest =
        polls.follow(
            id, tracked.source(), tracked.interval(), gitRepo.getMetadata().getGeneration());
    Hint.on(gitRepo)
        .filter(hint -> !hint.isActedOn(gitRepo))
        .ifPresent(hint -> polls.expect(id, hint.commit()));
    return latest;
  }

  /** A failed look is said once: the status tells whether it was said already. */
  private void announce(GitRepo gitRepo, Poll poll) {
    if (poll instanceof Poll.Failed failed && !isShown(gitRepo, failed.message())) {
      announcer.warning(gitRepo, "FailedToCheckCommit", failed.message());
    }
  }

  private static boolean isShown(GitRepo gitRepo, String message) {
    var status = gitRepo.getStatus();
    return status != null
        && status.conditions != null
        && status.conditions.stream()
            .filter(condition -> ConditionType.GIT_POLLING.equals(condition.type))
            .anyMatch(condition -> message.equals(condition.message));
  }
}
