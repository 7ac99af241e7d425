package dev.flotilla.metrics;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoStatus;
import dev.flotilla.api.fleet.ResourceCounts;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitSource;
import dev.flotilla.status.ConditionSet;
import dev.flotilla.status.ConditionType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Fleet's metrics of GitRepos, and whether each is ready, which Fleet has no metric for. */
final class GitRepoGauges {

  private static final GitRepoStatus UNKNOWN = new GitRepoStatus();

  private GitRepoGauges() {}

  static List<ObjectGauge<GitRepo>> all() {
    return Stream.concat(fleet().stream(), own().stream()).toList();
  }

  private static List<ObjectGauge<GitRepo>> fleet() {
    return new GaugeFamily<GitRepo>("fleet_gitrepo")
        .label("repo", GitRepoGauges::address)
        .label("branch", gitRepo -> gitRepo.getSpec().branch)
        .label("paths", GitRepoGauges::paths)
        .gauge(
            "desired_ready_clusters",
            "Clusters that are to be ready for a GitRepo",
            gitRepo -> status(gitRepo).desiredReadyClusters)
        .gauge(
            "ready_clusters",
            "Clusters on which all Bundles of a GitRepo are ready",
            gitRepo -> status(gitRepo).readyClusters)
        .counts(state -> "resources_" + state.snake(), GitRepoGauges::counts)
        .gauges();
  }

  private static List<ObjectGauge<GitRepo>> own() {
    return new GaugeFamily<GitRepo>("flotilla_gitrepo")
        .label("reason", gitRepo -> ready(gitRepo).map(ready -> ready.reason).orElse(""))
        .gauge(
            "ready",
            "Whether the condition Ready of a GitRepo is True: 1 or 0; the reason is its reason",
            gitRepo ->
                ready(gitRepo).filter(ready -> "True".equals(ready.status)).isPresent() ? 1 : 0)
        .gauges();
  }

  /** Without the password that it may hold; empty when it is none that can be served. */
  private static String address(GitRepo gitRepo) {
    var spec = gitRepo.getSpec();
    try {
      return GitSource.of(spec.repo, spec.branch, spec.revision).displayUrl();
    } catch (GitException refused) {
      return "";
    }
  }

  private static String paths(GitRepo gitRepo) {
    var paths = Objects.requireNonNullElse(gitRepo.getSpec().paths, List.<String>of());
    return String.join(";", paths.stream().map(String::valueOf).toList());
  }

  private static Optional<Condition> ready(GitRepo gitRepo) {
    return Optional.ofNullable(status(gitRepo).conditions)
        .flatMap(conditions -> ConditionSet.find(conditions, ConditionType.READY));
  }

  private static ResourceCounts counts(GitRepo gitRepo) {
    return Known.part(status(gitRepo), status -> status.resourceCounts, new ResourceCounts());
  }

  private static GitRepoStatus status(GitRepo gitRepo) {
    return Known.part(gitRepo, GitRepo::getStatus, UNKNOWN);
  }
}
