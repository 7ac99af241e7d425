package dev.flotilla.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {

  private static final ResourceID SHOP = new ResourceID("shop", "fleet-local");
  private static final ResourceID BANK = new ResourceID("bank", "fleet-local");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SyncMetrics metrics = new SyncMetrics(registry);

  @Test
  void looksAndJobsAreCountedByGitRepoAndOutcome() {
    metrics.looked(SHOP, Duration.ofMillis(150), true);
    metrics.looked(SHOP, Duration.ofMillis(150), false);
    metrics.looked(BANK, Duration.ofMillis(150), true);
    metrics.jobCreated(SHOP, true);
    metrics.jobEnded(SHOP, Duration.ofSeconds(3));
    metrics.jobEnded(SHOP, Duration.ofSeconds(4));

    assertThat(count("fleet.gitrepo.fetch.latest.commit.success", "shop")).isOne();
    assertThat(count("fleet.gitrepo.fetch.latest.commit.failure", "shop")).isOne();
    assertThat(count("fleet.gitjobs.created.success", "shop")).isOne();
    assertThat(
            registry
                .get("fleet.gitrepo.fetch.latest.commit.duration")
                .tag("name", "shop")
                .timer()
                .count())
        .isEqualTo(2);
    assertThat(registry.get("fleet.gitjob.duration").tag("name", "shop").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("fleet.gitjob.duration.seconds.gauge").gauge().value()).isEqualTo(4);
  }

  @Test
  void whatWasCountedGoesWithTheGitRepo() {
    for (var gitRepo : List.of(SHOP, BANK)) {
      metrics.looked(gitRepo, Duration.ofMillis(150), true);
      metrics.jobCreated(gitRepo, false);
      metrics.jobEnded(gitRepo, Duration.ofSeconds(3));
    }

    metrics.forget(SHOP);

    assertThat(registry.getMeters())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(meter -> assertThat(meter.getId().getTag("name")).isEqualTo("bank"));
  }

  @Test
  void jobsAreShownByState() {
    metrics.show(() -> List.of(true, false, true), () -> 7);

    assertThat(registry.get("flotilla.sync.jobs").tag("state", "ended").gauge().value())
        .isEqualTo(2);
    assertThat(registry.get("flotilla.sync.jobs").tag("state", "running").gauge().value()).isOne();
    assertThat(registry.get("flotilla.remotes").gauge().value()).isEqualTo(7);
  }

  private double count(String name, String gitRepo) {
    return registry.get(name).tag("name", gitRepo).counter().count();
  }
}
