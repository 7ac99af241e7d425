package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.status.ConditionSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the operator as a process against a real API server with its controllers. There is no
 * node, so that sync Jobs are made and stay pending.
 */
@ExtendWith(LocalCluster.class)
public abstract class OperatorTest extends ChainTest {

  /** A finalizer that nobody serves. */
  protected static final String HOLD = "example.org/hold";

  private Path kubeconfig;
  private RunningOperator operator;

  @BeforeAll
  void startOperator() {
    admin = LocalCluster.client();
    install();
    operator = RunningOperator.start(kubeconfig, environment());
  }

  @AfterAll
  void stopOperator() {
    operator.close();
  }

  /** Leaves nothing to the next test: GitRepos go while they can be served, then the switch. */
  @AfterEach
  void cleanUp() {
    admin.resources(GitRepo.class).inAnyNamespace().delete();
    soon().until(() -> admin.resources(GitRepo.class).inAnyNamespace().list().getItems().isEmpty());
    admin.resources(Flotilla.class).delete();
    soon().until(() -> flotilla() == null);
  }

  /** Settings of the operator that differ from its defaults. */
  protected Map<String, String> environment() {
    return Map.of();
  }

  protected RunningOperator operator() {
    return operator;
  }

  /** Starts a second operator, which waits for the first one's lease. */
  protected RunningOperator startReplica() {
    return RunningOperator.start(kubeconfig, "flotilla-it-2");
  }

  /** Ends the operator as a crash does, and starts another. */
  protected void crashAndRestart() {
    operator.kill();
    operator = RunningOperator.start(kubeconfig, environment());
  }

  /**
   * Starts the operator again if it has ended, as a kubelet does; it may end by losing its lease.
   */
  protected void restartIfEnded() {
    if (!operator.isAlive()) {
      operator = RunningOperator.start(kubeconfig, environment());
    }
  }

  /** Starts another operator, which waits for the lease. */
  protected RunningOperator another(String podName) {
    return RunningOperator.start(kubeconfig, podName);
  }

  /** Gives the operator what the manifests say: its account, its rights, its namespace. */
  protected void install() {
    kubeconfig = OperatorAccount.install(admin);
  }

  /** The CronJob of the clean-up; null when there is none. */
  protected CronJob cronJob() {
    return new SwitchObjects(admin).cronJob();
  }

  /** Puts somebody else's finalizer on an object. */
  protected void hold(HasMetadata object) {
    Edits.change(
        admin,
        object,
        held -> {
          held.addFinalizer(HOLD);
          return held;
        });
  }

  /** Takes it off again. */
  protected void release(HasMetadata object) {
    Edits.change(
        admin,
        object,
        held -> {
          held.removeFinalizer(HOLD);
          return held;
        });
  }

  /** Waits until the switch is stalled for a reason that names all of the given. */
  protected void awaitStalled(String reason, String... parts) {
    soon()
        .untilAsserted(
            () ->
                assertThat(condition("Stalled"))
                    .hasValueSatisfying(
                        stalled -> {
                          assertThat(stalled.message).contains(parts);
                          assertThat(stalled.reason).isEqualTo(reason);
                        }));
  }

  /** A condition of the Flotilla object; empty while there is none. */
  protected Optional<Condition> condition(String type) {
    return Optional.ofNullable(flotilla().getStatus())
        .flatMap(status -> ConditionSet.find(status.conditions, type));
  }

  /** A GitRepo in the namespace of the local cluster. */
  protected GitRepo gitRepo(String name, String url, String... paths) {
    return gitRepo(
        name,
        spec -> {
          spec.repo = url;
          spec.paths = List.of(paths);
        });
  }

  /** The same with more in its specification; the branch is {@code main}. */
  protected GitRepo gitRepo(String name, Consumer<GitRepoSpec> specification) {
    return gitRepoIn(LOCAL, name, specification);
  }

  /** The same in some namespace. */
  protected GitRepo gitRepoIn(String namespace, String name, Consumer<GitRepoSpec> specification) {
    return GitRepos.create(admin, namespace, name, specification);
  }
}
