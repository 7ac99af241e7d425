package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.metrics.SyncMetrics;
import dev.flotilla.sync.Verdict;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** Judges a sync whose Job has ended, and tells how it went. */
@ApplicationScoped
class SyncJudge {

  @Inject Verdicts verdicts;
  @Inject Announcer announcer;
  @Inject SyncMetrics metrics;
  @Inject Clock clock;

  /** What is to be remembered of the sync, which was remembered as running. */
  SyncMemory of(GitRepo gitRepo, String job, JobView.End end, SyncMemory running) {
    end.took().ifPresent(took -> metrics.jobEnded(ResourceID.fromResource(gitRepo), took));
    if (end.succeeded()) {
      return running.synced();
    }
    var verdict = verdicts.read(gitRepo.getMetadata().getNamespace(), job);
    var message =
        verdict.map(Verdict::message).orElseGet(() -> wordless(gitRepo, job, end.reason()));
    announcer.warning(gitRepo, "Failed", message);
    return running.failed(message, verdict.map(Verdict::retryable).orElse(true), clock.instant());
  }

  private String wordless(GitRepo gitRepo, String job, String reason) {
    var killed = verdicts.killed(gitRepo.getMetadata().getNamespace(), job);
    return "the sync pod left no word: " + killed.map(why -> why + "; ").orElse("") + reason;
  }
}
