package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.git.TestRepository;
import dev.flotilla.testing.NodeCluster;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.OperatorPod;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two operators as the overlay installs them: when one ends, the other goes on. */
@Order(Integer.MAX_VALUE - 1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HighAvailabilityE2E extends NodeTest {

  /** Who holds a lease that was released. */
  private static final String NOBODY = "";

  private TestRepository repository;

  @BeforeAll
  void installTwo() throws Exception {
    NodeCluster.kubectl(
        "apply",
        "--server-side",
        "--force-conflicts",
        "--kustomize",
        "kubernetes/overlays/high-availability");
    soon().until(() -> ready() == 2);
    repository = git.repository("available");
    follow("available", git.url("available"), "available");
    awaitReady("available", commit("one"));
  }

  @AfterAll
  void installOne() {
    // What the overlay has besides; the rest is changed back.
    NodeCluster.kubectl("delete", "pdb,networkpolicy", "--all", "--namespace", SYSTEM);
    NodeCluster.install();
    soon().until(() -> ready() == 1);
  }

  @Test
  @Order(1)
  void whenTheLeaderIsKilledTheOtherTakesOverAndTheFlagStillFlips() throws Exception {
    var leader = leader();

    OperatorPod.kill(admin, leader);
    // Else the kubelet starts it again, and it goes on with its own lease.
    admin.pods().inNamespace(SYSTEM).withName(leader).withGracePeriod(0).delete();

    soon().until(() -> isOther(leader(), leader));
    turn(false);
    awaitState(FeatureState.Disabled);
    assertThat(cronJob()).isNull();
    turn(true);
    awaitState(FeatureState.Enabled);
    assertThat(cronJob()).isNotNull();
    awaitReady("available", commit("two"));
    assertThat(configMap("available", "greeting").getData()).containsEntry("text", "two");
  }

  @Test
  @Order(2)
  void whenTheLeaderIsToldToStopItFreesTheLeaseAndTheOtherTakesOver() throws Exception {
    soon().until(() -> ready() == 2);
    var leader = leader();
    var leaders = new CopyOnWriteArrayList<String>();

    try (var _ = lease().watch(each(lease -> leaders.add(holder(lease))))) {
      admin.pods().inNamespace(SYSTEM).withName(leader).delete();
      soon().until(() -> leaders.stream().anyMatch(now -> isOther(now, leader)));
    }

    // Not by waiting until it is over.
    assertThat(leaders).containsSubsequence(leader, NOBODY);
    awaitReady("available", commit("three"));
    assertThat(configMap("available", "greeting").getData()).containsEntry("text", "three");
  }

  private static boolean isOther(String leader, String former) {
    return !leader.equals(NOBODY) && !leader.equals(former);
  }

  /** The name of the pod that leads. */
  private String leader() {
    return holder(lease().get());
  }

  private static String holder(Lease lease) {
    return Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), NOBODY);
  }

  private Resource<Lease> lease() {
    return admin.leases().inNamespace(SYSTEM).withName("flotilla");
  }

  private static Watcher<Lease> each(Consumer<Lease> what) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, Lease lease) {
        what.accept(lease);
      }

      @Override
      public void onClose(WatcherException cause) {
        throw new IllegalStateException(cause);
      }
    };
  }

  /** How many operators of the newest version are ready; 0 while there are older ones. */
  private int ready() {
    var deployment = admin.apps().deployments().inNamespace(SYSTEM).withName("flotilla").get();
    DeploymentStatus status = deployment.getStatus();
    var current =
        Objects.equals(status.getObservedGeneration(), deployment.getMetadata().getGeneration())
            && Objects.equals(status.getReplicas(), status.getUpdatedReplicas());
    return current ? Objects.requireNonNullElse(status.getReadyReplicas(), 0) : 0;
  }

  private String commit(String text) throws Exception {
    return repository.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", text)));
  }
}
