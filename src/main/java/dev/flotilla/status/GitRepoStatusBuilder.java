package dev.flotilla.status;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoDisplay;
import dev.flotilla.api.fleet.GitRepoStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Builds the status of a GitRepo: Fleet's fields, from what is true now. Pure. */
public final class GitRepoStatusBuilder {

  private GitRepoStatusBuilder() {}

  /**
   * The whole status.
   *
   * @param gitRepo the object, whose status holds the former conditions
   * @param facts what is true now
   * @param now the time of the observation
   */
  public static GitRepoStatus build(GitRepo gitRepo, GitRepoFacts facts, Instant now) {
    var before = gitRepo.getStatus() == null ? new GitRepoStatus() : gitRepo.getStatus();
    var headline = Headline.of(facts);
    var status = new GitRepoStatus();
    status.observedGeneration = gitRepo.getMetadata().getGeneration();
    status.lastSyncedImageScanTime = before.lastSyncedImageScanTime;
    announced(status, before, facts);
    look(status, before, facts);
    sync(status, gitRepo, before, facts);
    deployed(status, facts, headline);
    status.conditions =
        conditions(
                ConditionSet.from(before.conditions, status.observedGeneration, now),
                facts,
                headline)
            .toList();
    return status;
  }

  private static void announced(GitRepoStatus status, GitRepoStatus before, GitRepoFacts facts) {
    status.webhookCommit =
        facts.announced().map(GitRepoFacts.Announced::commit).orElse(before.webhookCommit);
    status.lastWebhookTime =
        facts.announced().map(said -> said.at().toString()).orElse(before.lastWebhookTime);
  }

  /** The times of looks that showed nothing new are not written: they would be a write each. */
  private static void look(GitRepoStatus status, GitRepoStatus before, GitRepoFacts facts) {
    status.pollingCommit = before.pollingCommit;
    status.lastPollingTriggered = before.lastPollingTriggered;
    facts
        .look()
        .filter(look -> look.commit().isPresent())
        .filter(look -> !look.commit().get().equals(before.pollingCommit))
        .ifPresent(
            look -> {
              status.pollingCommit = look.commit().get();
              status.lastPollingTriggered = look.at().truncatedTo(ChronoUnit.SECONDS).toString();
            });
  }

  private static void sync(
      GitRepoStatus status, GitRepo gitRepo, GitRepoStatus before, GitRepoFacts facts) {
    status.commit = before.commit;
    status.updateGeneration = before.updateGeneration;
    facts
        .sync()
        .ifPresent(
            sync -> {
              status.sync = sync;
              status.commit = sync.commit;
              status.gitJobStatus =
                  switch (sync.outcome) {
                    case "Synced" -> "Current";
                    case "Failed" -> "Failed";
                    default -> "InProgress";
                  };
              if (sync.generation.equals(gitRepo.getMetadata().getGeneration())) {
                status.updateGeneration = gitRepo.getSpec().forceSyncGeneration;
              }
            });
  }

  private static void deployed(GitRepoStatus status, GitRepoFacts facts, Headline headline) {
    var deployments = facts.deployments();
    status.summary = Summaries.of(deployments);
    var states = ResourceStates.of(deployments);
    status.resources = states.resources();
    status.resourceCounts = states.counts();
    status.perClusterResourceCounts = states.perCluster();
    var clusters = ClusterReadiness.of(facts.bundles());
    status.readyClusters = clusters.ready();
    status.desiredReadyClusters = clusters.desired();
    status.display = new GitRepoDisplay();
    status.display.readyBundleDeployments =
        status.summary.ready + "/" + status.summary.desiredReady;
    status.display.state = state(status, headline);
    if (!Boolean.TRUE.equals(headline.ready()) && !headline.message().isEmpty()) {
      status.display.message = headline.message();
      status.display.error = headline.progress() == Headline.Progress.Stalled ? true : null;
    }
  }

  /**
   * Fleet's word while the sync Job has not succeeded, else the worst state of what is deployed.
   */
  private static String state(GitRepoStatus status, Headline headline) {
    if (status.gitJobStatus != null && !"Current".equals(status.gitJobStatus)) {
      return "GitUpdating";
    }
    var worst = Summaries.worst(status.summary);
    return worst == BundleState.Ready && Boolean.FALSE.equals(headline.ready())
        ? BundleState.NotReady.name()
        : worst.name();
  }

  private static ConditionSet conditions(ConditionSet set, GitRepoFacts facts, Headline headline) {
    set.with(ConditionType.READY, headline.ready(), headline.reason(), headline.message());
    facts
        .refused()
        .ifPresentOrElse(
            refusal -> set.with(ConditionType.ACCEPTED, false, refusal.reason(), refusal.message()),
            () -> accepted(set, facts.unserved()));
    facts
        .look()
        .ifPresent(
            look ->
                set.with(
                    ConditionType.GIT_POLLING,
                    look.failure().isEmpty(),
                    look.failure().isEmpty() ? Reason.Succeeded : Reason.GitError,
                    look.failure().orElse("")));
    facts
        .closed()
        .ifPresent(
            because -> set.with(ConditionType.GIT_POLLING, false, Reason.FeatureDisabled, because));
    progress(set, ConditionType.RECONCILING, Headline.Progress.Reconciling, headline);
    progress(set, ConditionType.STALLED, Headline.Progress.Stalled, headline);
    return set;
  }

  private static void accepted(ConditionSet set, List<String> unserved) {
    if (unserved.isEmpty()) {
      set.with(ConditionType.ACCEPTED, true, Reason.Succeeded, "");
    } else {
      var message = "not served yet: spec." + String.join(", spec.", unserved);
      set.with(ConditionType.ACCEPTED, true, Reason.NotSupported, message);
    }
  }

  private static void progress(
      ConditionSet set, String type, Headline.Progress progress, Headline headline) {
    if (headline.progress() == progress) {
      set.with(type, true, headline.reason(), headline.message());
    } else {
      set.without(type);
    }
  }
}
