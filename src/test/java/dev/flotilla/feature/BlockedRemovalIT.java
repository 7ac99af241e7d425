package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.ManagedResourceState;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.Requests;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody's finalizer on each kind of object of the chain, one at a time. */
class BlockedRemovalIT extends GitRepoTest {

  /** The object that is held, and what has to stay because it is used by it. */
  enum Held {
    CRON_JOB(true, BlockedRemovalIT::cronJob),
    JOB_OF_THE_CRON_JOB(true, BlockedRemovalIT::jobOfTheCronJob),
    CLEANUP_ACCOUNT(true, BlockedRemovalIT::cleanupAccount),
    CLEANUP_BINDING(true, BlockedRemovalIT::cleanupBinding),
    SYNC_JOB(false, test -> test.jobs().getFirst()),
    SYNC_BINDING(false, test -> test.account("RoleBinding")),
    SYNC_ACCOUNT(false, test -> test.account("ServiceAccount"));

    private final boolean cleanup;
    private final Function<BlockedRemovalIT, HasMetadata> object;

    Held(boolean cleanup, Function<BlockedRemovalIT, HasMetadata> object) {
      this.cleanup = cleanup;
      this.object = object;
    }
  }

  private HasMetadata held;

  /** A test that failed in the middle must not hold the next one. */
  @AfterEach
  void letGo() {
    if (held != null && admin.resource(held).get() != null) {
      release(held);
    }
    held = null;
  }

  @ParameterizedTest
  @EnumSource
  void aHeldObjectIsNamedHoldsOnlyItsOwnBranchAndGoesAsSoonAsItMay(Held what) throws IOException {
    turnOnWithASync();
    held = what.object.apply(this);
    hold(held);

    turn(false);
    awaitStalled("RemovalBlocked", name(held), HOLD);
    soon()
        .untilAsserted(() -> assertThat(what.cleanup ? syncObjects() : cleanupObjects()).isEmpty());
    assertThat(admin.resource(held).get()).isNotNull();
    if (what == Held.CRON_JOB || what == Held.JOB_OF_THE_CRON_JOB) {
      assertThat(cleanupObjects()).as("used by the CronJob").hasSize(3);
    }
    if (what == Held.SYNC_JOB) {
      assertThat(accounts()).as("used by the Job").hasSize(2);
    }

    release(held);
    // The next look is never further away than a tenth of the time that it has taken so far.
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> flotilla().getStatus().features.getFirst().state == FeatureState.Disabled);
    assertThat(cleanupObjects()).isEmpty();
    assertThat(syncObjects()).isEmpty();
  }

  @Test
  void blockedRemovalIsBoundedWork() throws IOException {
    turnOnWithASync();
    held = cronJob();
    hold(held);
    turn(false);
    awaitStalled("RemovalBlocked", HOLD);
    // The last news until the CronJob goes, too.
    soon().until(() -> syncObjects().isEmpty() && statusSaysThatSyncObjectsAreGone());
    var requests = new Requests(admin);
    var deletions = requests.of("cronjobs", "DELETE");
    var reads = requests.rate("clusterrolebindings");
    var version = version(flotilla());

    soon().during(Duration.ofSeconds(2)).until(() -> version(flotilla()).equals(version));

    assertThat(requests.of("cronjobs", "DELETE")).isEqualTo(deletions);
    // Two or three reads in each look, which come at least 200 ms apart.
    assertThat(reads.perSecond()).isLessThan(25);
  }

  @Test
  void offStopsTheProducersFirst() throws IOException {
    turnOnWithASync();
    held = cronJob();
    hold(held);
    turn(false);
    awaitStalled("RemovalBlocked", HOLD);
    var requests = server.requests().size();

    gitRepo("late", url(), "app");
    awaitReady("late", "False", "FeatureDisabled");

    assertThat(jobs()).isEmpty();
    assertThat(server.requests()).hasSize(requests);
  }

  @Test
  void disabledIsVerifiedByALiveReadAndNotAssumed() throws IOException {
    turnOnWithASync();
    held = jobs().getFirst();
    hold(held);
    turn(false);
    awaitStalled("RemovalBlocked", HOLD);

    // Asked again and again, and by another process: what is there is seen.
    crashAndRestart();
    soon()
        .during(Duration.ofSeconds(1))
        .until(() -> flotilla().getStatus().features.getFirst().state == FeatureState.Disabling);

    release(held);
    awaitState(FeatureState.Disabled);
    assertThat(syncObjects()).isEmpty();
  }

  private boolean statusSaysThatSyncObjectsAreGone() {
    return flotilla().getStatus().resources.stream()
        .filter(entry -> entry.name == null)
        .allMatch(entry -> entry.state == ManagedResourceState.Absent);
  }

  private static String name(HasMetadata object) {
    var metadata = object.getMetadata();
    return object.getKind()
        + " "
        + (metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/")
        + metadata.getName();
  }

  private HasMetadata account(String kind) {
    return accounts().stream().filter(one -> one.getKind().equals(kind)).findFirst().orElseThrow();
  }

  private HasMetadata cleanupAccount() {
    return admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla-cleanup").get();
  }

  private HasMetadata cleanupBinding() {
    return admin.rbac().clusterRoleBindings().withName("flotilla-cleanup").get();
  }

  /** A run of the clean-up, as the CronJob's controller makes it; it stays pending. */
  private Job jobOfTheCronJob() {
    CronJob owner = cronJob();
    var job =
        new JobBuilder()
            .withNewMetadata()
            .withNamespace(SYSTEM)
            .withName("cleanup-by-hand")
            .withOwnerReferences(
                new OwnerReferenceBuilder()
                    .withApiVersion(owner.getApiVersion())
                    .withKind(owner.getKind())
                    .withName(owner.getMetadata().getName())
                    .withUid(uid(owner))
                    .withController(true)
                    .withBlockOwnerDeletion(true)
                    .build())
            .endMetadata()
            .withSpec(owner.getSpec().getJobTemplate().getSpec())
            .build();
    return admin.resource(job).create();
  }

  private List<HasMetadata> cleanupObjects() {
    return Stream.of(cronJob(), cleanupAccount(), cleanupBinding())
        .filter(object -> object != null)
        .toList();
  }

  private List<HasMetadata> syncObjects() {
    return Stream.<HasMetadata>concat(jobs().stream(), accounts().stream()).toList();
  }
}
