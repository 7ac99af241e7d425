package dev.flotilla.metrics;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Counts what happens to each GitRepo, in Fleet's names: looks at its remote, and sync Jobs. What
 * was counted goes with the GitRepo.
 */
@ApplicationScoped
public class SyncMetrics {

  private static final String JOB_SECONDS = "How long sync Jobs took, from being made to their end";
  private static final Duration[] JOB_BUCKETS =
      seconds(1, 2, 5, 10, 30, 60, 180, 300, 600, 1200, 1800, 3600);
  private static final Duration[] LOOK_BUCKETS = seconds(0.1, 0.2, 0.5, 1, 2, 5, 10, 30);

  private final MeterRegistry registry;
  private final Map<ResourceID, Double> lastJobs = new ConcurrentHashMap<>();

  /** Counts in a registry. */
  @Inject
  public SyncMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Shows how much is going on.
   *
   * @param jobs the sync Jobs that there are: whether each has ended
   * @param remotes how many remote refs are looked at at intervals
   */
  public void show(Supplier<Collection<Boolean>> jobs, Supplier<Number> remotes) {
    for (var ended : List.of(false, true)) {
      Gauge.builder("flotilla.sync.jobs", () -> Collections.frequency(jobs.get(), ended))
          .description("Sync Jobs that there are")
          .tag("state", ended ? "ended" : "running")
          .register(registry);
    }
    Gauge.builder("flotilla.remotes", remotes)
        .description("Remote refs that are looked at at intervals; GitRepos share them")
        .register(registry);
  }

  /** A look at the remote of a GitRepo has ended. */
  public void looked(ResourceID gitRepo, Duration took, boolean found) {
    var what = found ? "success" : "failure";
    Counter.builder("fleet.gitrepo.fetch.latest.commit." + what)
        .description("Looks at the remote of a GitRepo that ended in " + what)
        .tags(tags(gitRepo))
        .register(registry)
        .increment();
    Timer.builder("fleet.gitrepo.fetch.latest.commit.duration")
        .description("How long looks at the remote of a GitRepo took")
        .serviceLevelObjectives(LOOK_BUCKETS)
        .tags(tags(gitRepo))
        .register(registry)
        .record(took);
  }

  /** A sync Job was to be made. */
  public void jobCreated(ResourceID gitRepo, boolean made) {
    Counter.builder("fleet.gitjobs.created." + (made ? "success" : "failure"))
        .description(made ? "Sync Jobs that were made" : "Sync Jobs that could not be made")
        .tags(tags(gitRepo))
        .register(registry)
        .increment();
  }

  /** A sync Job has ended, well or not. */
  public void jobEnded(ResourceID gitRepo, Duration took) {
    Timer.builder("fleet.gitjob.duration")
        .description(JOB_SECONDS)
        .serviceLevelObjectives(JOB_BUCKETS)
        .tags(tags(gitRepo))
        .register(registry)
        .record(took);
    lastJobs.put(gitRepo, took.toMillis() / 1000d);
    Gauge.builder("fleet.gitjob.duration.seconds.gauge", lastJobs, last(gitRepo))
        .description("How long the last sync Job took, from being made to its end")
        .tags(tags(gitRepo))
        .register(registry);
  }

  /** A GitRepo is gone. */
  public void forget(ResourceID gitRepo) {
    var tags = tags(gitRepo).stream().toList();
    registry.getMeters().stream()
        .filter(meter -> meter.getId().getName().startsWith("fleet.git"))
        .filter(meter -> meter.getId().getTags().containsAll(tags))
        .forEach(registry::remove);
    lastJobs.remove(gitRepo);
  }

  private static ToDoubleFunction<Map<ResourceID, Double>> last(ResourceID gitRepo) {
    return jobs -> jobs.getOrDefault(gitRepo, Double.NaN);
  }

  private static Tags tags(ResourceID gitRepo) {
    return Tags.of("name", gitRepo.getName(), "namespace", gitRepo.getNamespace().orElse(""));
  }

  private static Duration[] seconds(double... seconds) {
    return Arrays.stream(seconds)
        .mapToObj(each -> Duration.ofMillis(Math.round(each * 1000)))
        .toArray(Duration[]::new);
  }
}
