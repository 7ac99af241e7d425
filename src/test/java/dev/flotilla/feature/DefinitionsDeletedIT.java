package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.UserObjects;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * CRDs are deleted while the feature is on, which deletes their objects; finalizers decide what
 * happens to what these stand for. Then they are installed again.
 */
class DefinitionsDeletedIT extends GitRepoTest {

  @AfterEach
  void installDefinitions() {
    LocalCluster.installDefinitions();
  }

  @Test
  void withoutFlotillasTheChainIsGoneAndComesBackWithThem() throws IOException {
    on();

    delete(Flotilla.class);

    assertThat(cronJob()).isNull();
    assertThat(jobs()).isEmpty();
    assertThat(accounts()).isEmpty();
    awaitReady("hello", "False", "FeatureDisabled");
    assertThat(operator().isAlive()).isTrue();

    LocalCluster.installDefinitions();
    turn(true);
    later().until(() -> state() == FeatureState.Enabled);
    soon().until(() -> !jobs().isEmpty());
  }

  @Test
  void withoutGitReposTheSwitchGoesOnAndServesThemWhenTheyComeBack() throws IOException {
    on();

    delete(GitRepo.class);

    assertThat(jobs()).isEmpty();
    assertThat(accounts()).isEmpty();
    turn(false);
    awaitState(FeatureState.Disabled);
    turn(true);
    awaitState(FeatureState.Enabled);
    assertThat(operator().isAlive()).isTrue();

    LocalCluster.installDefinitions();
    gitRepo("hello", url(), "app");
    later().until(() -> !jobs().isEmpty());
  }

  @Test
  void withoutBundlesWhatTheyDeployedGoesAndGitReposCanStillGo() throws IOException {
    on();
    var users = UserObjects.deploy(admin);

    delete(Bundle.class);

    soon().untilAsserted(() -> assertThat(users.isDeployed()).isFalse());
    admin.resources(GitRepo.class).inNamespace(LOCAL).withName("hello").delete();
    soon()
        .until(
            () ->
                admin.resources(GitRepo.class).inNamespace(LOCAL).withName("hello").get() == null);

    LocalCluster.installDefinitions();
    assertThat(operator().isAlive()).isTrue();
    UserObjects.deploy(admin).remove();
  }

  @Test
  void allCrdsDeletedAtOnceGoInTheEnd() throws IOException {
    on();
    var users = UserObjects.deploy(admin);
    var all = List.of(Flotilla.class, GitRepo.class, Bundle.class, BundleDeployment.class);

    all.forEach(type -> definition(type).delete());

    later().untilAsserted(() -> all.forEach(type -> assertThat(definition(type).get()).isNull()));
    assertThat(users.isDeployed()).isFalse();
    assertThat(cronJob()).isNull();
    assertThat(jobs()).isEmpty();
    assertThat(operator().isAlive()).isTrue();
    assertThat(operator().log().lines().count()).as("lines of the log").isLessThan(20_000);

    LocalCluster.installDefinitions();
    turn(true);
    later().until(() -> flotilla().getStatus() != null && state() == FeatureState.Enabled);
  }

  private void on() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    later().until(() -> flotilla().getStatus() != null && state() == FeatureState.Enabled);
    later().until(() -> !jobs().isEmpty());
    jobFor(commit);
  }

  private FeatureState state() {
    return flotilla().getStatus().features.getFirst().state;
  }

  private void delete(Class<? extends HasMetadata> type) {
    definition(type).delete();
    later().until(() -> definition(type).get() == null);
  }

  private Resource<CustomResourceDefinition> definition(Class<? extends HasMetadata> type) {
    return admin
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(HasMetadata.getFullResourceName(type));
  }

  /**
   * A watch that was refused is tried again at most every 6.4 s; whether the objects of a CRD are
   * gone, the API server looks every 5 s for a minute, and then once more.
   */
  private static ConditionFactory later() {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions();
  }
}
