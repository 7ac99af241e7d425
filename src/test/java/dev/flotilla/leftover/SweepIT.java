package dev.flotilla.leftover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.AccountRights;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.Settled;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepIT extends LeftoverTest {

  @Test
  void objectsOfOthersWithTheSameNamesStay() {
    var owner =
        fleet.make(
            new ConfigMapBuilder().withNewMetadata().withName("owner").endMetadata().build(),
            OldFleet.NAMESPACE);
    var owned =
        fleet.cronJob(
            OldFleet.NAMESPACE,
            cronJob ->
                cronJob.getMetadata().setOwnerReferences(List.of(OldFleet.controlledBy(owner))));
    var elsewhere = fleet.cronJob("default", cronJob -> {});
    var hook = (Job) OldFleet.objects(admin, "fleet-0.11.yaml").get(1);
    hook.getSpec().getTemplate().getSpec().getContainers().getFirst().setCommand(List.of("backup"));
    var job = fleet.make(hook, OldFleet.NAMESPACE);
    var other = (Pod) OldFleet.objects(admin, "fleet-0.11.yaml").get(2);
    other.getSpec().getContainers().getFirst().setArgs(List.of("cleanup", "clusterregistration"));
    var pod = fleet.make(other, OldFleet.NAMESPACE);

    turn(true);

    awaitState(FeatureState.Enabled);
    awaitLeftovers("True", "Succeeded");
    assertThat(List.of(owned, elsewhere, job, pod)).allMatch(this::isThere);
    assertThat(flotilla().getStatus().leftovers).isNullOrEmpty();
  }

  @Test
  void aCronJobOfSomebodyElseInOurNamespaceStallsTheSwitchAndIsNotTouched() {
    var theirs =
        fleet.cronJob(
            SYSTEM,
            cronJob -> {
              // A run would be a change of its status.
              cronJob.getSpec().setSuspend(true);
              cronJob
                  .getMetadata()
                  .getAnnotations()
                  .put("argocd.argoproj.io/tracking-id", "shop:batch/CronJob:x/y");
            });

    turn(true);

    soon().untilAsserted(() -> assertThat(reported("Stalled").reason).isEqualTo("NameTaken"));
    assertThat(reported("Ready").status).isEqualTo("False");
    assertThat(reported("Stalled").message)
        .contains("CronJob flotilla-system/fleet-cleanup-gitrepo-jobs", "Argo CD");
    assertUntouched(theirs);

    turn(false);
    awaitState(FeatureState.Disabled);
    assertThat(reported("Ready").status).isEqualTo("True");
    assertUntouched(theirs);

    turn(true);
    admin.resource(theirs).delete();
    awaitState(FeatureState.Enabled);
  }

  @Test
  void aDryRunOnlyLists() {
    var left = fleet.leave("fleet-0.11", SYSTEM);

    turn(true, flotilla -> flotilla.getSpec().leftovers.dryRun = true);

    awaitLeftovers("False", "LeftoversFound");
    assertThat(left).allMatch(this::isThere);
    assertUntouched(left.getFirst());
    assertThat(entries())
        .contains(
            "Found CronJob flotilla-system/fleet-cleanup-gitrepo-jobs",
            "Found Job flotilla-system/fleet-cleanup-gitrepo-jobs",
            "Found Pod flotilla-system/fleet-cleanup-gitrepo-jobs-x7kq2");
    assertThat(reported("Stalled").message).contains("spec.leftovers.dryRun");

    turn(true, flotilla -> flotilla.getSpec().leftovers.dryRun = false);

    awaitState(FeatureState.Enabled);
    awaitLeftovers("True", "Succeeded");
    assertThat(entries()).contains("Adopted CronJob flotilla-system/fleet-cleanup-gitrepo-jobs");
  }

  @Test
  void whatSomebodysFinalizerHoldsIsNamedAndTheRestGoesOn() {
    var left = fleet.leave("fleet-0.11", OldFleet.NAMESPACE);
    var held = (Job) left.get(1);
    Edits.change(
        admin,
        held,
        job -> {
          job.getMetadata().setFinalizers(List.of("example.org/hold"));
          return job;
        });

    turn(true);

    awaitState(FeatureState.Enabled);
    awaitLeftovers("False", "RemovalBlocked");
    assertThat(reported("LeftoversRemoved").message)
        .contains(
            "Job cattle-fleet-system/fleet-cleanup-gitrepo-jobs is held by the finalizers"
                + " example.org/hold");
    assertThat(reported("Ready").status).isEqualTo("True");
    assertThat(isThere(left.getFirst())).isFalse();

    Edits.change(
        admin,
        held,
        job -> {
          job.getMetadata().setFinalizers(List.of());
          return job;
        });
    awaitLeftovers("True", "Succeeded");
    assertThat(entries())
        .contains("Removed Job cattle-fleet-system/fleet-cleanup-gitrepo-jobs")
        .doesNotHaveDuplicates();
  }

  @Test
  void whatTurnsUpLaterIsFoundAndAfterThatNothingIsWritten() {
    turn(true);
    awaitState(FeatureState.Enabled);
    awaitLeftovers("True", "Succeeded");

    var late = fleet.leave("fleet-0.10", OldFleet.NAMESPACE);

    soon().untilAsserted(() -> assertThat(late).noneMatch(this::isThere));
    soon()
        .untilAsserted(
            () ->
                assertThat(entries())
                    .contains("Removed CronJob cattle-fleet-system/fleet-cleanup-gitrepo-jobs"));
    awaitLeftovers("True", "Succeeded");
    // The status of the last removal may still be on its way; a look comes each second.
    Settled.answer(soon(), Duration.ofSeconds(4), () -> version(flotilla()));
  }

  @Test
  void aHelmUpgradeThatPutsItsMarksOnOurCronJobLosesItAgain() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var ours = cronJob(SYSTEM);

    Edits.change(
        admin,
        ours,
        cronJob -> {
          cronJob.getMetadata().getLabels().put("app.kubernetes.io/managed-by", "Helm");
          cronJob
              .getMetadata()
              .setAnnotations(
                  Map.of(
                      "meta.helm.sh/release-name",
                      "fleet",
                      "meta.helm.sh/release-namespace",
                      SYSTEM));
          return cronJob;
        });

    soon().until(() -> cronJob(SYSTEM).getMetadata().getAnnotations().isEmpty());
    awaitState(FeatureState.Enabled);
    assertThat(uid(cronJob(SYSTEM))).isEqualTo(uid(ours));
    assertThat(cronJob(SYSTEM).getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "flotilla");
  }

  @Test
  void whatMayNotBeLookedAtIsNamedAndTheSwitchGoesOn() {
    admin.rbac().clusterRoleBindings().withName("flotilla-leftovers").delete();
    try {
      AccountRights.ofOperator(admin)
          .await(false, "get", "batch", "cronjobs", OldFleet.NAMESPACE, OldFleet.CLEANUP);
      var left = fleet.leave("fleet-0.10", OldFleet.NAMESPACE);

      turn(true);

      awaitState(FeatureState.Enabled);
      awaitLeftovers("Unknown", "ClusterError");
      assertThat(reported("LeftoversRemoved").message)
          .contains("CronJobs in cattle-fleet-system cannot be looked at", "forbidden");
      assertThat(reported("Ready").status).isEqualTo("True");
      assertThat(isThere(left.getFirst())).isTrue();
      assertThat(isThere(left.getLast())).isFalse();
    } finally {
      install();
    }
    awaitLeftovers("True", "Succeeded");
  }

  private void assertUntouched(HasMetadata before) {
    var now = (CronJob) admin.resource(before).get();
    assertThat(now.getSpec()).isEqualTo(((CronJob) before).getSpec());
    assertThat(version(now)).isEqualTo(version(before));
  }
}
