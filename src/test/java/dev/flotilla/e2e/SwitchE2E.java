package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.PodGit;
import dev.flotilla.testing.SeenJobs;
import dev.flotilla.testing.SyncLeftovers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One turn from on to off, in the middle of a sync, and back on. */
@Order(3)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwitchE2E extends NodeTest {

  private PodGit slow;
  private String unfinished;
  private String deployed;
  private String deployment;

  @AfterAll
  void end() {
    slow.close();
  }

  @Test
  @Order(1)
  void offRemovesAllThatRunsAndLeavesWhatIsDeployed() throws Exception {
    slow = new PodGit();
    var files = Map.of("app/config.yaml", configMapYaml("greeting", "hello"));
    var commit = git.repository("synced").commit("main", files);
    var other = git.repository("deleted").commit("main", files);
    unfinished = slow.repository("unfinished").commit("main", files);
    slow.server().holdFetches();
    follow("synced", git.url("synced"), "switch-synced");
    follow("deleted", git.url("deleted"), "switch-deleted");
    follow("unfinished", slow.url("unfinished"), "switch-unfinished");
    awaitReady("synced", commit);
    awaitReady("deleted", other);
    soon().until(() -> slow.server().heldFetches() > 0);
    assertThat(new SyncLeftovers(admin).names()).hasSizeGreaterThanOrEqualTo(9);
    var object = configMap("switch-synced", "greeting");

    turn(false);

    soon()
        .untilAsserted(
            () -> {
              assertThat(cronJob()).isNull();
              assertThat(new SyncLeftovers(admin).names()).isEmpty();
            });
    awaitState(FeatureState.Disabled);
    assertThat(uid(configMap("switch-synced", "greeting"))).isEqualTo(uid(object));
    assertThat(version(configMap("switch-synced", "greeting"))).isEqualTo(version(object));
    awaitMessage("synced", "continuous-delivery is off");
    awaitMessage("unfinished", "continuous-delivery is off");
    assertThat(GitRepos.ready(admin, LOCAL, "synced").orElseThrow().reason)
        .isEqualTo("FeatureDisabled");
    assertThat(configMap("switch-unfinished", "greeting")).isNull();
    deployed = version(object);
    deployment = settled(() -> version(deploymentOf("synced")));
  }

  @Test
  @Order(2)
  void deletingAGitRepoWhileOffUninstallsAndEnds() {
    var gitRepos = admin.resources(GitRepo.class).inNamespace(LOCAL);

    gitRepos.withName("deleted").delete();

    soon().until(() -> gitRepos.withName("deleted").get() == null);
    assertThat(configMap("switch-deleted", "greeting")).isNull();
  }

  @Test
  @Order(3)
  void onMakesUpForWhatWasMissedAndRepeatsNothing() {
    slow.server().releaseFetches();
    try (var jobs = new SeenJobs(admin)) {
      turn(true);

      awaitState(FeatureState.Enabled);
      assertThat(cronJob()).isNotNull();
      awaitReady("unfinished", unfinished);
      assertThat(configMap("switch-unfinished", "greeting")).isNotNull();
      soon()
          .untilAsserted(
              () ->
                  assertThat(GitRepos.ready(admin, LOCAL, "synced"))
                      .hasValueSatisfying(ready -> assertThat(ready.status).isEqualTo("True")));
      assertThat(jobs.of("unfinished")).isOne();
      assertThat(jobs.of("synced")).isZero();
    }
    assertThat(version(configMap("switch-synced", "greeting"))).isEqualTo(deployed);
    assertThat(version(deploymentOf("synced"))).isEqualTo(deployment);
  }
}
