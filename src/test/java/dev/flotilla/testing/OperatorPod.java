package dev.flotilla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The installed operator's pod: what became of its container, and how to kill it. */
public final class OperatorPod {

  private static final Map<String, Integer> KILLS = new ConcurrentHashMap<>();

  private OperatorPod() {}

  /** Ends the operator's process as a crash does, with SIGKILL; kubelet starts it again. */
  public static void kill(KubernetesClient admin) {
    kill(get(admin));
  }

  /** The same for one of several operators. */
  public static void kill(KubernetesClient admin, String pod) {
    kill(admin.pods().inNamespace("flotilla-system").withName(pod).get());
  }

  private static void kill(Pod pod) {
    var uid = uid(pod);
    var process =
        ProcessHandle.allProcesses()
            .filter(candidate -> isJavaOf(uid, candidate))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the operator's process is not to be found"));
    KILLS.merge(uid, 1, Integer::sum);
    assertThat(process.destroyForcibly()).isTrue();
    process.onExit().join();
  }

  /** Checks that the container never ended but by {@link #kill}, and met no error of its own. */
  static void requireUnharmed(KubernetesClient admin) {
    var kills = KILLS.getOrDefault(uid(get(admin)), 0);
    // A kubelet may tell later that it has started the container again than that container does its
    // work.
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> container(get(admin)).getRestartCount() >= kills);
    var pod = get(admin);
    var container = container(pod);
    assertThat(Stream.of(container.getState(), container.getLastState()).map(OperatorPod::end))
        .as("why the operator's container ended")
        .doesNotContain("OOMKilled");
    assertThat(container.getRestartCount())
        .as("restarts of the operator's container; it ended last as: %s", last(container))
        .isEqualTo(kills);
    var log = admin.pods().resource(pod).getLog();
    assertThat(log.lines().filter(line -> line.contains(" ERROR ")))
        .as("errors it logged")
        .isEmpty();
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  private static ContainerStatus container(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst();
  }

  private static Pod get(KubernetesClient admin) {
    return admin
        .pods()
        .inNamespace("flotilla-system")
        .withLabel("app.kubernetes.io/component", "operator")
        .list()
        .getItems()
        .stream()
        .filter(pod -> !pod.isMarkedForDeletion())
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no pod of the operator"));
  }

  /** The control group of a container's process has the pod's uid in its name. */
  private static boolean isJavaOf(String uid, ProcessHandle process) {
    var folder = Path.of("/proc", Long.toString(process.pid()));
    try {
      var group = Files.readString(folder.resolve("cgroup")).replace('_', '-');
      return group.contains(uid) && Files.readString(folder.resolve("comm")).strip().equals("java");
    } catch (IOException gone) {
      return false;
    }
  }

  private static String end(ContainerState state) {
    return state == null || state.getTerminated() == null ? "" : state.getTerminated().getReason();
  }

  private static String last(ContainerStatus container) {
    return String.valueOf(container.getLastState());
  }
}
