package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.UserObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Namespaces are deleted under the operator, and something else keeps them for a while. */
class NamespaceTerminatingIT extends GitRepoTest {

  private static final String TENANT = "tenant";

  @Test
  void aGitReposNamespaceGoesWhileOnAndNothingIsMadeInIt() throws IOException {
    commit("kind: A");
    makeNamespace(TENANT);
    turn(true);
    gitRepoIn(TENANT, "hello", spec -> spec.repo = url());
    soon().until(() -> !jobs().isEmpty());
    var keeper = keep(TENANT);

    admin.namespaces().withName(TENANT).delete();
    soon()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(admin.resources(GitRepo.class).inNamespace(TENANT).list().getItems())
                  .isEmpty();
              assertThat(jobs()).isEmpty();
              assertThat(accounts()).isEmpty();
            });
    turn(false);
    awaitState(FeatureState.Disabled);

    release(keeper);
    awaitGone(TENANT);
  }

  @Test
  void theOperatorsOwnNamespaceMayGoAndComeBackAndUsersLoseNothing() throws IOException {
    var users = UserObjects.deploy(admin);
    var before = users.versions();
    turn(true);
    awaitState(FeatureState.Enabled);
    var keeper = keep(SYSTEM);

    admin.namespaces().withName(SYSTEM).delete();
    soon().until(() -> cronJob() == null);
    // Its account is gone too, so that the operator may do nothing, and the Flotilla object waits.
    soon()
        .until(
            () -> admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla").get() == null);
    turn(false);
    release(keeper);
    awaitGone(SYSTEM);
    assertThat(flotilla()).isNotNull();
    assertThat(users.versions()).isEqualTo(before);
    assertThat(operator().log().lines().count()).as("lines of the log").isLessThan(10_000);

    install();
    operator().kill();
    restartIfEnded();
    awaitState(FeatureState.Disabled);
    turn(true);
    awaitState(FeatureState.Enabled);
    assertThat(cronJob()).isNotNull();
    assertThat(users.versions()).isEqualTo(before);
    users.remove();
  }

  /** What holds a namespace is looked for again every 8 s only. */
  private void awaitGone(String namespace) {
    soon()
        .atMost(Duration.ofMinutes(2))
        .until(() -> admin.namespaces().withName(namespace).get() == null);
  }

  private void makeNamespace(String name) {
    admin
        .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
        .create();
  }

  /** An object that keeps its namespace terminating until it is let go. */
  private ConfigMap keep(String namespace) {
    return admin
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("keeper")
                .withFinalizers(List.of(HOLD))
                .endMetadata()
                .build())
        .create();
  }
}
