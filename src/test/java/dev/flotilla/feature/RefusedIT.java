package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.Admission;
import dev.flotilla.testing.Requests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Admission policies and webhooks of others that stand in the way of the switch. */
class RefusedIT extends GitRepoTest {

  private static final String CRON_JOB = "CronJob flotilla-system/fleet-cleanup-gitrepo-jobs";

  @Test
  void aDeniedDeletionOfTheCronJobIsToldInTheApiServersWordsAndHoldsOnlyItsBranch()
      throws IOException {
    turnOnWithASync();
    var cronJob = cronJob();

    try (var denied = Admission.denies(admin, "cronjobs", "DELETE", () -> delete(cronJob))) {
      assertThat(denied).isNotNull();
      turn(false);
      awaitStalled("RemovalBlocked", CRON_JOB, "not by this house", Admission.NAME);
      soon().untilAsserted(() -> assertThat(accounts()).isEmpty());
      assertThat(jobs()).isEmpty();
      assertNoHotLoop("cronjobs");
    }

    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
  }

  @Test
  void aDeniedDeletionOfASyncJobIsNamedAndHoldsOnlyItsBranch() throws IOException {
    turnOnWithASync();
    var job = jobs().getFirst();

    try (var denied = Admission.denies(admin, "jobs", "DELETE", () -> delete(job))) {
      assertThat(denied).isNotNull();
      turn(false);
      awaitStalled(
          "RemovalBlocked", "Job fleet-local/" + job.getMetadata().getName(), "not by this house");
      soon().untilAsserted(() -> assertThat(cronJob()).isNull());
      assertThat(accounts()).as("used by the Job").hasSize(2);
    }

    awaitState(FeatureState.Disabled);
    assertThat(accounts()).isEmpty();
  }

  @Test
  void onStartsTheProducersLast() throws IOException {
    commit("kind: A");
    turn(false);
    awaitState(FeatureState.Disabled);
    gitRepo("hello", url(), "app");

    try (var denied = Admission.denies(admin, "cronjobs", "CREATE", this::makeProbe)) {
      assertThat(denied).isNotNull();
      turn(true);
      awaitStalled("ClusterError", CRON_JOB, "not by this house");
      assertThat(flotilla().getStatus().features.getFirst().state).isEqualTo(FeatureState.Enabling);
      assertThat(jobs()).isEmpty();
      assertThat(server.requests()).isEmpty();
      assertNoHotLoop("cronjobs");
    }

    awaitState(FeatureState.Enabled);
    soon().until(() -> !jobs().isEmpty());
  }

  @Test
  void aWebhookOutOfReachIsNamedWithTheObjectThatItHolds() throws IOException {
    turnOnWithASync();
    var cronJob = cronJob();

    try (var lost =
        Admission.webhookOutOfReach(admin, "cronjobs", "DELETE", () -> delete(cronJob))) {
      assertThat(lost).isNotNull();
      turn(false);
      awaitStalled("RemovalBlocked", CRON_JOB, "failed calling webhook", Admission.NAME);
      soon().untilAsserted(() -> assertThat(accounts()).isEmpty());
    }

    awaitState(FeatureState.Disabled);
  }

  private Object delete(HasMetadata object) {
    return admin.resource(object).dryRun().delete();
  }

  private Object makeProbe() {
    var probe =
        admin
            .batch()
            .v1()
            .cronjobs()
            .load(RefusedIT.class.getResourceAsStream("probe-cronjob.yaml"))
            .item();
    return admin.resource(probe).dryRun().create();
  }

  /** Whoever stands in the way is asked again, and ever more slowly. */
  private void assertNoHotLoop(String resource) {
    var rate = new Requests(admin).rate(resource);
    soon().during(Duration.ofSeconds(2)).until(() -> condition("Stalled").isPresent());
    // Seven or eight in each look, which come at least 200 ms apart.
    assertThat(rate.perSecond()).isLessThan(60);
  }
}
