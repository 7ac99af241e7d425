package dev.flotilla.gitrepo;

import dev.flotilla.git.GitException;
import dev.flotilla.git.GitProblem;
import dev.flotilla.git.GitSource;
import dev.flotilla.git.RemoteRefs;
import dev.flotilla.metrics.SyncMetrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Looks at remote repositories at intervals: one look serves all GitRepos that follow the same ref
 * of the same repository. Nothing of it exists while it is stopped: no thread, no timer, no memory
 * of what was seen.
 */
@ApplicationScoped
class Polls {

  private static final Logger LOG = Logger.getLogger(Polls.class);

  /** Looks that may be under way at once: each holds a connection and some of a small heap. */
  private static final int AT_ONCE = 8;

  private final Map<GitSource, Remote<ResourceID>> remotes = new HashMap<>();
  private final Map<ResourceID, GitSource> sources = new HashMap<>();
  private final Semaphore permits = new Semaphore(AT_ONCE);
  private final RefLookup refs;
  private final SyncMetrics metrics;

  private ScheduledExecutorService timers;
  private Consumer<ResourceID> wake;
  private int waitingForFirst;

  private final Clock clock;

  /** How a remote is asked. */
  interface RefLookup {

    /** The commit that is followed. */
    String resolve(GitSource source);
  }

  @Inject
  Polls(Clock clock, SyncMetrics metrics) {
    this(clock, metrics, new RemoteRefs()::resolve);
  }

  /** For tests. */
  Polls(Clock clock, SyncMetrics metrics, RefLookup refs) {
    this.clock = clock;
    this.metrics = metrics;
    this.refs = refs;
  }

  /**
   * Begins to look.
   *
   * @param wake is told each GitRepo for which a look showed something new
   */
  synchronized void start(Consumer<ResourceID> wake) {
    if (timers == null) {
      this.wake = wake;
      timers =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().name("polls").daemon().factory());
    }
  }

  /** Ends all looking and forgets everything; looks under way lead to nothing. */
  synchronized void stop() {
    if (timers != null) {
      timers.shutdownNow();
      timers = null;
      remotes.clear();
      sources.clear();
      waitingForFirst = 0;
    }
  }

  /**
   * Follows a remote for a GitRepo, in place of what it followed before.
   *
   * @param interval time between looks; empty = only when the specification changes
   * @param generation the GitRepo's generation
   * @return what the last look showed, empty when there was none yet
   */
  synchronized Optional<Poll> follow(
      ResourceID gitRepo, GitSource source, Optional<Duration> interval, long generation) {
    if (timers == null) {
      return Optional.empty();
    }
    if (!source.equals(sources.get(gitRepo))) {
      forget(gitRepo);
      sources.put(gitRepo, source);
    }
    var isNew = !remotes.containsKey(source);
    var remote = remotes.computeIfAbsent(source, key -> new Remote<>());
    if (remote.follow(gitRepo, new Remote.Follower(interval, generation))) {
      schedule(source, remote, isNew ? PollPace.first(waitingForFirst++) : Duration.ZERO);
    }
    return remote.latest();
  }

  /**
   * Looks at once at what a GitRepo follows, since somebody said that it is at a commit; and a few
   * times more until it is. What it is at is for the look to tell.
   */
  synchronized void expect(ResourceID gitRepo, String commit) {
    var source = sources.get(gitRepo);
    var remote = source == null ? null : remotes.get(source);
    if (remote != null && remote.expect(commit)) {
      schedule(source, remote, Duration.ZERO);
    }
  }

  /** How many remote refs are looked at. */
  synchronized int remotes() {
    return remotes.size();
  }

  /** Stops following for a GitRepo. */
  synchronized void forget(ResourceID gitRepo) {
    var source = sources.remove(gitRepo);
    var remote = source == null ? null : remotes.get(source);
    if (remote != null && remote.leave(gitRepo)) {
      waitingForFirst -= remote.latest().isEmpty() ? 1 : 0;
      remote.timer(null);
      remotes.remove(source);
    }
  }

  private void schedule(GitSource source, Remote<ResourceID> remote, Duration wait) {
    remote.timer(
        timers.schedule(
            () -> Thread.ofVirtual().name("poll").start(() -> look(source, remote)),
            wait.toMillis(),
            TimeUnit.MILLISECONDS));
  }

  private void look(GitSource source, Remote<ResourceID> remote) {
    Poll poll;
    permits.acquireUninterruptibly();
    var number = begin(source, remote);
    if (number.isEmpty()) {
      permits.release();
      return;
    }
    var began = clock.instant();
    try {
      poll = new Poll.Found(refs.resolve(source), clock.instant());
    } catch (GitException e) {
      poll = new Poll.Failed(e.problem(), e.getMessage(), clock.instant());
    } catch (RuntimeException e) {
      // A defect must not end the polling of this repository in silence.
      LOG.errorf(e, "Looking at %s", source.displayUrl());
      poll =
          new Poll.Failed(
              GitProblem.ServerError, source.displayUrl() + ": unexpected " + e, clock.instant());
    } finally {
      permits.release();
    }
    count(source, remote, poll, Duration.between(began, poll.at()));
    take(source, remote, poll, number.getAsLong());
  }

  /** A look serves all who follow the remote. */
  private synchronized void count(
      GitSource source, Remote<ResourceID> remote, Poll poll, Duration took) {
    if (remotes.get(source) == remote) {
      remote.followers().forEach(id -> metrics.looked(id, took, poll instanceof Poll.Found));
    }
  }

  /** No look is begun that nobody asks for any more, for example because all was stopped. */
  private synchronized OptionalLong begin(GitSource source, Remote<ResourceID> remote) {
    return remotes.get(source) == remote ? OptionalLong.of(remote.begin()) : OptionalLong.empty();
  }

  private synchronized void take(
      GitSource source, Remote<ResourceID> remote, Poll poll, long number) {
    if (remotes.get(source) != remote || remote.isStale(number)) {
      return;
    }
    waitingForFirst -= remote.latest().isEmpty() ? 1 : 0;
    if (remote.record(poll)) {
      LOG.debugf("%s %s: %s", source.displayUrl(), source.displayRevision(), poll);
      remote.followers().forEach(wake);
    }
    remote
        .nextWait(ThreadLocalRandom.current().nextDouble())
        // One that was asked for while this one was under way must not be put off.
        .filter(wait -> !remote.isDueWithin(wait))
        .ifPresent(wait -> schedule(source, remote, wait));
  }
}
