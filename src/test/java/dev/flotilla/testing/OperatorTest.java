package dev.flotilla.testing;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.file.Path;
import java.util.List;
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

  private Path kubeconfig;
  private RunningOperator operator;

  @BeforeAll
  void startOperator() {
    admin = LocalCluster.client();
    kubeconfig = OperatorAccount.install(admin);
    operator = RunningOperator.start(kubeconfig);
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

  protected RunningOperator operator() {
    return operator;
  }

  /** Ends the operator as a crash does, and starts another. */
  protected void crashAndRestart() {
    operator.kill();
    operator = RunningOperator.start(kubeconfig);
  }

  /** A GitRepo in the namespace of the local cluster. */
  protected GitRepo gitRepo(String name, String url, String... paths) {
    var gitRepo = new GitRepo();
    gitRepo.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(LOCAL).build());
    gitRepo.setSpec(new GitRepoSpec());
    gitRepo.getSpec().repo = url;
    gitRepo.getSpec().branch = "main";
    gitRepo.getSpec().paths = List.of(paths);
    return admin.resource(gitRepo).create();
  }
}
