package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.gitrepo.GitRepoTest;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The Flotilla object goes without its finalizer having been served. */
class AbsenceIT extends GitRepoTest {

  @Test
  void aFlotillaObjectThatIsTornAwayLeavesNothingOfTheChain() throws IOException {
    turnOnWithASync();

    operator().whileFrozen(this::tearAway);

    awaitNothingLeft();
    awaitReady("hello", "False", "FeatureDisabled");
    var requests = server.requests().size();
    gitRepo("late", url(), "app");
    awaitReady("late", "False", "FeatureDisabled");
    assertThat(jobs()).isEmpty();
    assertThat(server.requests()).hasSize(requests);

    turn(true);
    awaitState(FeatureState.Enabled);
    soon().until(() -> jobs().size() == 2);
  }

  @Test
  void oneThatIsTornAwayWhileNoOperatorRunsLeavesNothingEither() throws IOException {
    turnOnWithASync();
    operator().kill();
    tearAway();

    restartIfEnded();

    awaitNothingLeft();
    awaitReady("hello", "False", "FeatureDisabled");
  }

  @Test
  void anObjectOfTheSameNameThatIsSomebodyElsesStays() throws IOException {
    turnOnWithASync();
    operator().kill();
    tearAway();
    admin
        .resource(cronJob())
        .patch(
            PatchContext.of(PatchType.JSON),
            "[{\"op\": \"remove\", \"path\": \"/metadata/labels\"}]");

    restartIfEnded();
    soon().untilAsserted(() -> assertThat(accounts()).isEmpty());

    assertThat(cronJob()).isNotNull();
    admin.resource(cronJob()).delete();
  }

  /** What a person does who is in a hurry: no finalizers, then no object. */
  private void tearAway() {
    var flotilla = admin.resources(Flotilla.class).withName(Flotilla.NAME);
    flotilla.patch(
        PatchContext.of(PatchType.JSON),
        "[{\"op\": \"remove\", \"path\": \"/metadata/finalizers\"}]");
    flotilla.delete();
    assertThat(flotilla.get()).isNull();
  }

  private void awaitNothingLeft() {
    soon()
        .untilAsserted(
            () -> {
              assertThat(cronJob()).isNull();
              assertThat(jobs()).isEmpty();
              assertThat(accounts()).isEmpty();
              assertThat(
                      admin
                          .serviceAccounts()
                          .inNamespace(SYSTEM)
                          .withName("flotilla-cleanup")
                          .get())
                  .isNull();
              assertThat(admin.rbac().clusterRoleBindings().withName("flotilla-cleanup").get())
                  .isNull();
            });
  }
}
