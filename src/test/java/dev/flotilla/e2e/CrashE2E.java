package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.git.TestRepository;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.OperatorPod;
import dev.flotilla.testing.SeenJobs;
import dev.flotilla.testing.SyncLeftovers;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The operator's process is killed in the middle of things, and what was begun ends all the same.
 */
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashE2E extends NodeTest {

  private TestRepository repository;

  @Test
  @Order(1)
  void inTheMiddleOfASync() throws Exception {
    repository = git.repository("crash");
    var commit = repository.commit("main", config("one"));
    git.server().holdFetches();
    try (var jobs = new SeenJobs(admin)) {
      follow("crash", git.url("crash"), "crash");
      soon().until(() -> git.server().heldFetches() > 0);

      OperatorPod.kill(admin);
      git.server().releaseFetches();

      awaitReady("crash", commit);
      assertThat(configMap("crash", "greeting").getData()).containsEntry("text", "one");
      assertThat(jobs.of("crash")).isOne();
    }
  }

  @Test
  @Order(2)
  void inTheMiddleOfTurningOff() throws Exception {
    var before = version(configMap("crash", "greeting"));
    var held = git.server().heldFetches();
    git.server().holdFetches();
    repository.commit("main", config("two"));
    soon().until(() -> git.server().heldFetches() > held);

    turn(false);
    soon().until(this::cronJobGoes);
    OperatorPod.kill(admin);

    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    assertThat(new SyncLeftovers(admin).names()).isEmpty();
    assertThat(version(configMap("crash", "greeting"))).isEqualTo(before);
    git.server().releaseFetches();
  }

  @Test
  @Order(3)
  void inTheMiddleOfTurningOn() throws Exception {
    var commit = repository.commit("main", config("three"));

    turn(true);
    soon().until(() -> cronJob() != null);
    OperatorPod.kill(admin);

    awaitState(FeatureState.Enabled);
    awaitReady("crash", commit);
    assertThat(cronJob()).isNotNull();
    assertThat(configMap("crash", "greeting").getData()).containsEntry("text", "three");
  }

  /** It may be marked for deletion for a moment, or be gone at once. */
  private boolean cronJobGoes() {
    var cronJob = cronJob();
    return cronJob == null || cronJob.isMarkedForDeletion();
  }

  private static Map<String, String> config(String text) {
    return Map.of("app/config.yaml", configMapYaml("greeting", text));
  }
}
