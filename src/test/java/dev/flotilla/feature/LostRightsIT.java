package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.Requests;
import dev.flotilla.testing.UserObjects;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
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
    var role = admin.rbac().roles().inNamespace(SYSTEM).withName("flotilla");
    role.edit(before -> without(before, "cronjobs", "delete"));

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
    var role = admin.rbac().clusterRoles().withName("flotilla");
    role.edit(before -> without(before, "jobs", "list"));

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
    var role = admin.rbac().roles().inNamespace(SYSTEM).withName("flotilla");
    role.edit(before -> without(before, "cronjobs", "patch"));

    turn(true);
    awaitStalled(
        "ClusterError", "fleet-cleanup-gitrepo-jobs", "cannot patch resource \"cronjobs\"");

    giveBack();
    awaitState(FeatureState.Enabled);
  }

  @Test
  void withoutTheRightToWatchTheCronJobOnSaysSoAndConverges() {
    withoutTheRightsOnLeftovers();
    var role = admin.rbac().roles().inNamespace(SYSTEM).withName("flotilla");
    role.edit(before -> without(before, "cronjobs", "list", "watch", "get"));

    turn(true);
    awaitStalled("ClusterError", "fleet-cleanup-gitrepo-jobs", "cannot get resource \"cronjobs\"");

    giveBack();
    awaitState(FeatureState.Enabled);
  }

  @Test
  void withoutTheRightToListJobsOnSaysSoAndStartsNoProducer() throws IOException {
    var role = admin.rbac().clusterRoles().withName("flotilla");
    role.edit(before -> without(before, "jobs", "list"));
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
    var requests = new Requests(admin);
    var before = requests.of("flotillas") + requests.of("cronjobs") + requests.of("jobs");

    turn(false);
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(4))
        .until(() -> flotilla().getStatus().features.getFirst().state == FeatureState.Enabled);
    assertThat(requests.of("flotillas") + requests.of("cronjobs") + requests.of("jobs") - before)
        .as("requests in 2 s, those of this test included")
        .isLessThan(150);

    giveBack();
    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    assertThat(jobs()).isEmpty();
  }

  @Test
  void withoutTheRightToReadContentsTheBundleDeploymentSaysSo() {
    var role = admin.rbac().clusterRoles().withName("flotilla");
    role.edit(before -> without(before, "contents", "get"));

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

  private static Role without(Role role, String resource, String... verbs) {
    take(role.getRules(), resource, List.of(verbs));
    return role;
  }

  private static ClusterRole without(ClusterRole role, String resource, String... verbs) {
    take(role.getRules(), resource, List.of(verbs));
    return role;
  }

  private static void take(List<PolicyRule> rules, String resource, List<String> verbs) {
    rules.stream()
        .filter(rule -> rule.getResources().contains(resource))
        .forEach(rule -> rule.getVerbs().removeAll(verbs));
  }
}
