package dev.flotilla.testing;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.inprocess.Incarnation;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the controllers in its own JVM against a real API server: lives of the operator that
 * are begun and crashed at will, with the rights of the installed one.
 */
@ExtendWith(LocalCluster.class)
public abstract class InProcessTest extends ChainTest {

  private final List<Incarnation> lives = new ArrayList<>();
  private Path kubeconfig;

  @BeforeAll
  void install() {
    // A thread of a life that is over may end by an exception while the next one is waited for.
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
    admin = LocalCluster.client();
    kubeconfig = OperatorAccount.install(admin);
    // GitRepos may come before the first operator.
    var namespace = new NamespaceBuilder().withNewMetadata().withName(LOCAL).endMetadata().build();
    admin.resource(namespace).serverSideApply();
  }

  /** Whose rights the lives have. */
  protected Path kubeconfig() {
    return kubeconfig;
  }

  /** Begins a life, which ends with the test at the latest. */
  protected Incarnation start() {
    return start(builder -> builder);
  }

  /** Begins a life that is special in some way. */
  protected Incarnation start(UnaryOperator<Incarnation.Builder> special) {
    var life = special.apply(Incarnation.with(kubeconfig)).start();
    lives.add(life);
    return life;
  }

  /** Leaves nothing to the next test: GitRepos go while they can be served, then the switch. */
  @AfterEach
  void cleanUp() {
    endAll();
    try (var last = start()) {
      admin.resources(GitRepo.class).inAnyNamespace().delete();
      soon()
          .until(() -> admin.resources(GitRepo.class).inAnyNamespace().list().getItems().isEmpty());
      admin.resources(Flotilla.class).delete();
      soon().until(() -> flotilla() == null);
      soon().until(last.activity()::isIdle);
    }
  }

  @AfterAll
  void endAll() {
    lives.forEach(Incarnation::crash);
    lives.clear();
  }
}
