package dev.flotilla.gitrepo;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.git.GitException;
import dev.flotilla.git.GitProblem;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.metrics.SyncMetrics;
import dev.flotilla.status.GitRepoFacts;
import dev.flotilla.status.Reason;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes the sync of one GitRepo one step further, and tells what is true then. */
@ApplicationScoped
class GitRepoSyncs {

  /** A pod that has not begun after this time may be held by something. */
  private static final Duration USUAL_START = Duration.ofSeconds(15);

  @Inject Intake intake;
  @Inject Admission admission;
  @Inject Polls polls;
  @Inject Looks looks;
  @Inject GitRepoEvents events;
  @Inject SyncSlots slots;
  @Inject SyncJobs jobs;
  @Inject Verdicts verdicts;
  @Inject SyncJudge judge;
  @Inject GitRepoBundles bundles;
  @Inject Announcer announcer;
  @Inject SyncMetrics metrics;
  @Inject Clock clock;

  GitRepoFacts advance(GitRepo gitRepo, Context<GitRepo> context) {
    var memory = SyncMemory.of(gitRepo);
    var answer = admission.answer(gitRepo);
    if (answer.isPresent()) {
      return held(gitRepo, answer.get(), memory, context);
    }
    try {
      var poll = looks.latest(gitRepo);
      var step = plan(gitRepo, poll, memory, context).next();
      var turn = waitsForUnseenJob(gitRepo, step, memory).or(() -> waitsForItsTurn(gitRepo, step));
      var hindrance = turn.or(() -> hindrance(gitRepo, step, context));
      var next = turn.isPresent() ? memory : act(gitRepo, step, memory, context);
      return facts(gitRepo, Optional.empty(), poll, hindrance, next, context);
    } catch (GitException e) {
      var reason = e.problem() == GitProblem.NotSupported ? Reason.NotSupported : Reason.Invalid;
      return refused(gitRepo, new GitRepoFacts.Refusal(reason, e.getMessage()), memory, context);
    }
  }

  private GitRepoFacts held(
      GitRepo gitRepo,
      Admission.Answer answer,
      Optional<SyncMemory> memory,
      Context<GitRepo> context) {
    return switch (answer) {
      case Admission.Answer.Refused refused -> refused(gitRepo, refused.refusal(), memory, context);
      case Admission.Answer.Changed _ -> {
        var why =
            new GitRepoFacts.Hindrance(
                Reason.Progressing, "the defaults of the namespace were filled in");
        yield facts(gitRepo, Optional.empty(), Optional.empty(), Optional.of(why), memory, context);
      }
    };
  }

  private GitRepoFacts refused(
      GitRepo gitRepo,
      GitRepoFacts.Refusal refusal,
      Optional<SyncMemory> memory,
      Context<GitRepo> context) {
    polls.forget(ResourceID.fromResource(gitRepo));
    return facts(
        gitRepo, Optional.of(refusal), Optional.empty(), Optional.empty(), memory, context);
  }

  private SyncPlan plan(
      GitRepo gitRepo, Optional<Poll> poll, Optional<SyncMemory> memory, Context<GitRepo> context) {
    var jobs = jobsOf(gitRepo, context);
    jobs.forEach(job -> slots.shown(gitRepo.getMetadata().getNamespace() + "/" + job.name()));
    var wanted =
        poll.filter(Poll.Found.class::isInstance)
            .map(Poll.Found.class::cast)
            .map(found -> new SyncKey(found.commit(), gitRepo.getMetadata().getGeneration()))
            .or(() -> underWay(memory, jobs));
    return new SyncPlan(wanted, memory, jobs, clock.instant());
  }

  /** A Job that runs is followed to its end even while the remote cannot be looked at. */
  private static Optional<SyncKey> underWay(Optional<SyncMemory> memory, List<JobView> jobs) {
    return memory
        .filter(last -> last.outcome() == SyncMemory.Outcome.Running)
        .map(SyncMemory::key)
        .filter(key -> jobs.stream().anyMatch(job -> job.key().equals(key)));
  }

  /** The watch of Jobs exists only while the feature is on, and may be gone at any moment. */
  private List<JobView> jobsOf(GitRepo gitRepo, Context<GitRepo> context) {
    return context.eventSourceRetriever().getEventSourcesFor(Job.class).stream()
        .flatMap(source -> source.getSecondaryResources(gitRepo).stream())
        .map(job -> JobView.of(job, gitRepo, clock.instant()))
        .toList();
  }

  /**
   * The watch does not show a Job whose labels somebody took away. It must be gone before the next
   * is made: two syncs of a GitRepo never overlap.
   */
  private Optional<GitRepoFacts.Hindrance> waitsForUnseenJob(
      GitRepo gitRepo, SyncStep step, Optional<SyncMemory> memory) {
    if (!(step instanceof SyncStep.Start start)) {
      return Optional.empty();
    }
    return memory
        .filter(last -> last.outcome() == SyncMemory.Outcome.Running && last.job() != null)
        .map(SyncMemory::job)
        .filter(job -> !job.equals(SyncJobs.name(gitRepo, start.key())))
        .filter(job -> jobs.removeUnlessGone(gitRepo, job))
        .map(job -> "waiting for Job %s to go, which was made before".formatted(job))
        .map(message -> new GitRepoFacts.Hindrance(Reason.Pending, message));
  }

  /** Whether a Job is to be made while as many run as may. */
  private Optional<GitRepoFacts.Hindrance> waitsForItsTurn(GitRepo gitRepo, SyncStep step) {
    if (!(step instanceof SyncStep.Start start)) {
      return Optional.empty();
    }
    var job = gitRepo.getMetadata().getNamespace() + "/" + SyncJobs.name(gitRepo, start.key());
    return intake
        .whileOpen(
            settings ->
                slots.take(job, settings.maxConcurrent, events.jobs(), clock.instant())
                    ? ""
                    : "waiting for its turn: %d syncs are running"
                        .formatted(settings.maxConcurrent))
        .filter(message -> !message.isEmpty())
        .map(message -> new GitRepoFacts.Hindrance(Reason.Pending, message));
  }

  /** What keeps the pod of a Job from running that should have begun by now. */
  private Optional<GitRepoFacts.Hindrance> hindrance(
      GitRepo gitRepo, SyncStep step, Context<GitRepo> context) {
    if (!(step instanceof SyncStep.Await await)) {
      return Optional.empty();
    }
    return jobsOf(gitRepo, context).stream()
        .filter(job -> job.name().equals(await.job()) && job.age().compareTo(USUAL_START) > 0)
        .findFirst()
        .flatMap(job -> verdicts.waiting(gitRepo.getMetadata().getNamespace(), job.name()))
        .map(why -> "syncing commit " + await.key().commit() + " does not go on: " + why)
        .map(message -> new GitRepoFacts.Hindrance(Reason.SyncBlocked, message));
  }

  private Optional<SyncMemory> act(
      GitRepo gitRepo, SyncStep step, Optional<SyncMemory> memory, Context<GitRepo> context) {
    return switch (step) {
      case SyncStep.Rest rest -> memory;
      case SyncStep.BackOff backOff -> memory;
      case SyncStep.Leave leave -> memory;
      case SyncStep.Remove remove -> {
        jobs.remove(gitRepo, remove.job());
        yield memory;
      }
      case SyncStep.Start start -> start(gitRepo, start.key(), memory).or(() -> memory);
      case SyncStep.Await await -> {
        // A pod that is still to be made needs the account, which somebody may have deleted.
        intake.whileOpen(settings -> jobs.ensureAccount(gitRepo));
        yield Optional.of(await(await, memory));
      }
      case SyncStep.Judge end ->
          Optional.of(judge(gitRepo, end, await(end.key(), end.job(), memory), context));
    };
  }

  private Optional<SyncMemory> start(GitRepo gitRepo, SyncKey key, Optional<SyncMemory> memory) {
    var job = intake.whileOpen(settings -> jobs.start(gitRepo, key, settings));
    job.ifPresent(
        name ->
            announcer.normal(
                gitRepo, "GotNewCommit", "Syncing commit " + key.commit() + " with Job " + name));
    return job.map(name -> SyncMemory.running(key, name, memory));
  }

  private static SyncMemory await(SyncStep.Await step, Optional<SyncMemory> memory) {
    return await(step.key(), step.job(), memory);
  }

  private static SyncMemory await(SyncKey key, String job, Optional<SyncMemory> memory) {
    return memory
        .filter(last -> last.key().equals(key))
        .filter(last -> last.outcome() == SyncMemory.Outcome.Running)
        .orElseGet(() -> SyncMemory.running(key, job, memory));
  }

  private SyncMemory judge(
      GitRepo gitRepo, SyncStep.Judge step, SyncMemory running, Context<GitRepo> context) {
    return jobsOf(gitRepo, context).stream()
        .filter(job -> job.name().equals(step.job()))
        .flatMap(job -> job.end().stream())
        .findFirst()
        .filter(end -> !end.succeeded() || bundles.caughtUp(gitRepo, context))
        .map(end -> judge.of(gitRepo, step.job(), end, running))
        .orElse(running);
  }

  private GitRepoFacts facts(
      GitRepo gitRepo,
      Optional<GitRepoFacts.Refusal> refusal,
      Optional<Poll> poll,
      Optional<GitRepoFacts.Hindrance> hindrance,
      Optional<SyncMemory> memory,
      Context<GitRepo> context) {
    return new GitRepoFacts(
        Optional.empty(),
        refusal,
        poll.map(Looks::fact),
        Hint.on(gitRepo).map(Hint::toFact),
        hindrance,
        memory.map(SyncMemory::toStatus),
        bundles.bundlesOf(gitRepo, context),
        bundles.deploymentsOf(gitRepo, context),
        UnservedFields.harmless(gitRepo.getSpec()));
  }
}
