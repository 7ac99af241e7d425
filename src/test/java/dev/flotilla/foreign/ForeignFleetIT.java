package dev.flotilla.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForeignFleetIT extends OperatorTest {

  private static final String NAMESPACE = "default";

  @AfterEach
  void uninstallFleet() {
    uninstallDeployment();
    admin.resource(oldCronJob()).delete();
    // The operator, which serves their finalizers again, may end after this.
    var bundles = admin.resources(Bundle.class).inNamespace(LOCAL);
    bundles.delete();
    soon().until(() -> bundles.list().getItems().isEmpty());
  }

  @Test
  void whileFleetRunsNothingIsDoneAndWhenItIsScaledToZeroItGoesOn() {
    var shop = gitRepo("shop", "https://git.example.org/none.git", "app");
    turn(true);
    awaitState(FeatureState.Enabled);

    runFleet(1);
    var account = fleetsAccount(shop);

    awaitState(FeatureState.Disabled);
    assertThat(stalled())
        .hasValueSatisfying(
            stalled ->
                assertThat(stalled.message)
                    .contains("Deployment default/gitjob", "scaled to zero"));
    assertThat(condition("Ready").orElseThrow().reason).isEqualTo("ForeignController");
    assertThat(condition("LeftoversRemoved").orElseThrow().reason).isEqualTo("ForeignController");
    assertThat(cronJob()).isNull();
    soon()
        .untilAsserted(
            () ->
                assertThat(GitRepos.ready(admin, LOCAL, "shop"))
                    .hasValueSatisfying(
                        ready -> {
                          assertThat(ready.reason).isEqualTo("ForeignController");
                          assertThat(ready.message).contains("Deployment default/gitjob");
                        }));

    var old = admin.resource(oldCronJob()).create();
    var bundle = bundle("left-alone");
    turn(false);
    awaitState(FeatureState.Disabled);
    turn(true);
    awaitState(FeatureState.Disabled);
    assertThat(version(cronJob())).isEqualTo(version(old));
    assertThat(admin.resource(account).get()).isNotNull();
    assertThat(deployments("left-alone")).isZero();
    assertThat(admin.resource(bundle).get().getStatus()).isNull();

    scaleFleet(0);

    awaitState(FeatureState.Enabled);
    assertThat(stalled()).isEmpty();
    assertThat(cronJob().getMetadata().getAnnotations()).isEmpty();
    assertThat(uid(cronJob())).isEqualTo(uid(old));
    soon().until(() -> deployments("left-alone") == 1);
    soon()
        .until(
            () ->
                GitRepos.ready(admin, LOCAL, "shop")
                    .filter(ready -> !ready.reason.equals("ForeignController"))
                    .isPresent());
  }

  @Test
  void withoutAFlotillaObjectTheOtherControllersKeepStillToo() {
    runFleet(1);
    crashAndRestart();

    var bundle = bundle("alone");
    gitRepo("alone", "https://git.example.org/none.git", "app");

    soon()
        .until(
            () ->
                GitRepos.ready(admin, LOCAL, "alone")
                    .filter(ready -> ready.reason.equals("ForeignController"))
                    .isPresent());
    assertThat(deployments("alone")).isZero();
    assertThat(admin.resource(bundle).get().getStatus()).isNull();

    uninstallDeployment();

    soon()
        .until(
            () ->
                GitRepos.ready(admin, LOCAL, "alone")
                    .filter(ready -> ready.reason.equals("FeatureDisabled"))
                    .isPresent());
  }

  private Optional<Condition> stalled() {
    return condition("Stalled");
  }

  /** What Fleet makes for a GitRepo, and needs as long as it runs. */
  private ServiceAccount fleetsAccount(GitRepo gitRepo) {
    var account =
        new ServiceAccountBuilder()
            .withNewMetadata()
            .withName("git-" + gitRepo.getMetadata().getName())
            .withNamespace(LOCAL)
            .addNewOwnerReference()
            .withApiVersion(gitRepo.getApiVersion())
            .withKind(gitRepo.getKind())
            .withName(gitRepo.getMetadata().getName())
            .withUid(uid(gitRepo))
            .withController(true)
            .endOwnerReference()
            .endMetadata()
            .build();
    return admin.resource(account).fieldManager("fleetcontroller").serverSideApply();
  }

  /** A left-over, which is none while Fleet runs. */
  private static CronJob oldCronJob() {
    return new CronJobBuilder()
        .withNewMetadata()
        .withName("fleet-cleanup-gitrepo-jobs")
        .withNamespace(SYSTEM)
        .addToAnnotations("meta.helm.sh/release-name", "fleet")
        .endMetadata()
        .withNewSpec()
        .withSchedule("@daily")
        // A run would be a change of its status.
        .withSuspend(true)
        .withNewJobTemplate()
        .withNewSpec()
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("cleanup")
        .withImage("rancher/fleet:v0.11.0")
        .withArgs("fleet", "cleanup", "gitjob")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .endJobTemplate()
        .endSpec()
        .build();
  }

  private void runFleet(int replicas) {
    admin
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName("gitjob")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewSelector()
                .addToMatchLabels("app", "gitjob")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "gitjob")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("gitjob")
                .withImage("rancher/fleet:v0.12.0")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build())
        .create();
  }

  private void scaleFleet(int replicas) {
    admin.apps().deployments().inNamespace(NAMESPACE).withName("gitjob").scale(replicas);
  }

  private void uninstallDeployment() {
    admin.apps().deployments().inNamespace(NAMESPACE).withName("gitjob").delete();
  }

  private Bundle bundle(String name) {
    var bundle = new Bundle();
    bundle.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(LOCAL).build());
    var everywhere = new BundleTarget();
    everywhere.clusterSelector = new LabelSelector();
    bundle.setSpec(new BundleSpec());
    bundle.getSpec().targets = List.of(everywhere);
    return admin.resource(bundle).create();
  }

  private long deployments(String bundle) {
    return admin.resources(BundleDeployment.class).inAnyNamespace().list().getItems().stream()
        .filter(deployment -> deployment.getMetadata().getName().equals(bundle))
        .count();
  }
}
