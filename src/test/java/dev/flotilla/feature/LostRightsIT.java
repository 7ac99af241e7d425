package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.AccountRights;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.Requests;
import dev.flotilla.testing.UserObjects;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator has its own account's rights only, and some of them are taken away. */
class LostRightsIT extends GitRepoTest {

  @AfterEach
  void giveBack() {
    install();
  }

  @Test
  void theOperatorsOwnRightsSufficeForTheWholeRemoval() throws IOException {
    turnOnWithASync();
    var denials = operator().log().lines().filter(line -> line.contains("forbidden")).count();

    turn(false);
    awaitState(FeatureState.Disabled);

    assertThat(operator().log().lines().filter(line -> line.contains("forbidden")))
        .hasSize((int) denials);
    assertThat(admin.rbac().clusterRoles().withName("flotilla").get()).isNotNull();
    assertThat(admin.rbac().roles().inNamespace(SYSTEM).withName("flotilla").get()).isNotNull();
    assertThat(admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla").get()).isNotNull();
  }

  @Test
  void withoutTheRightToDeleteTheCronJobTheReasonNamesVerbAndObject() throws IOException {
    turnOnWithASync();
    withoutTheRightsOnLeftovers();
    withoutTheRightOnTheCronJob("delete");

    turn(false);
    awaitStalled(
        "RemovalBlocked",
        "CronJob flotilla-system/fleet-cleanup-gitrepo-jobs",
        "cannot delete resource \"cronjobs\"");
    soon().untilAsserted(() -> assertThat(accounts()).isEmpty());

    giveBack();
    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
  }

  @Test
  void withoutTheRightToListJobsNothingIsCalledGoneAndTheOtherBranchGoes() throws IOException {
    turnOnWithASync();
    withoutTheRight("list", "batch", "jobs");

    turn(false);
    awaitStalled("RemovalBlocked", "Job cannot be read", "cannot list resource \"jobs\"");
    soon().untilAsserted(() -> assertThat(cronJob()).isNull());
    assertThat(jobs()).hasSize(1);
    assertThat(accounts()).as("used by the Job").hasSize(2);

    giveBack();
    awaitState(FeatureState.Disabled);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void withoutTheRightToMakeTheCronJobOnSaysSo() {
    withoutTheRightOnTheCronJob("patch");

    turn(true);
    awaitStalled(
        "ClusterError", "fleet-cleanup-gitrepo-jobs", "cannot patch resource \"cronjobs\"");

    giveBack();
    awaitState(FeatureState.Enabled);
  }

  @Test
  void withoutTheRightToWatchTheCronJobOnSaysSoAndConverges() {
    withoutTheRightsOnLeftovers();
    withoutTheRightOnTheCronJob("list", "watch", "get");

    turn(true);
    awaitStalled("ClusterError", "fleet-cleanup-gitrepo-jobs", "cannot get resource \"cronjobs\"");

    giveBack();
    awaitState(FeatureState.Enabled);
  }

  @Test
  void withoutTheRightToListJobsOnSaysSoAndStartsNoProducer() throws IOException {
    withoutTheRight("list", "batch", "jobs");
    commit("kind: A");
    gitRepo("hello", url(), "app");

    turn(true);
    soon()
        .untilAsserted(
            () ->
                assertThat(condition("Ready"))
                    .hasValueSatisfying(
                        ready ->
                            assertThat(ready.message).contains("cannot list resource \"jobs\"")));
    assertThat(server.requests()).isEmpty();

    giveBack();
    awaitState(FeatureState.Enabled);
    soon().until(() -> !jobs().isEmpty());
  }

  @Test
  void withoutAnyRightNothingIsHammeredAndTheFlipIsMadeUpFor() throws IOException {
    turnOnWithASync();
    var bindings = admin.rbac().clusterRoleBindings().withName("flotilla");
    bindings.delete();
    AccountRights.ofOperator(admin).await(false, "get", "flotilla.dev", "flotillas", "", "");
    var rate = new Requests(admin).rate("flotillas", "cronjobs", "jobs");

    turn(false);
    soon()
        .during(Duration.ofSeconds(2))
        .until(() -> flotilla().getStatus().features.getFirst().state == FeatureState.Enabled);
    assertThat(rate.perSecond()).as("requests, those of this test included").isLessThan(75);

    giveBack();
    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    assertThat(jobs()).isEmpty();
  }

  @Test
  void withoutTheRightToReadContentsTheBundleDeploymentSaysSo() {
    withoutTheRight("get", "fleet.cattle.io", "contents");

    var users = UserObjects.make(admin);
    soon()
        .untilAsserted(
            () ->
                assertThat(users.conditions())
                    .anySatisfy(
                        condition -> {
                          assertThat(condition.reason).isEqualTo("ClusterError");
                          assertThat(condition.message)
                              .contains("cannot get resource \"contents\"");
                        }));

    giveBack();
    users.awaitReady();
    users.remove();
  }

  /** They hold for a CronJob of the same name in every namespace. */
  private void withoutTheRightsOnLeftovers() {
    admin.rbac().clusterRoleBindings().withName("flotilla-leftovers").delete();
  }

  private void withoutTheRightOnTheCronJob(String... verbs) {
    Edits.change(
        admin.rbac().roles().inNamespace(SYSTEM).withName("flotilla"),
        role -> {
          take(role.getRules(), "cronjobs", List.of(verbs));
          return role;
        });
    for (var verb : verbs) {
      AccountRights.ofOperator(admin)
          .await(false, verb, "batch", "cronjobs", SYSTEM, "fleet-cleanup-gitrepo-jobs");
    }
  }

  private void withoutTheRight(String verb, String group, String resource) {
    Edits.change(
        admin.rbac().clusterRoles().withName("flotilla"),
        role -> {
          take(role.getRules(), resource, List.of(verb));
          return role;
        });
    AccountRights.ofOperator(admin).await(false, verb, group, resource, "", "");
  }

  private static void take(List<PolicyRule> rules, String resource, List<String> verbs) {
    rules.stream()
        .filter(rule -> rule.getResources().contains(resource))
        .forEach(rule -> rule.getVerbs().removeAll(verbs));
  }
}
