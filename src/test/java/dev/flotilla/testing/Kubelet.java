package dev.flotilla.testing;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Says of pods what a kubelet would, on a cluster that has no node. */
public final class Kubelet {

  private Kubelet() {}

  /**
   * The pod's only container ended.
   *
   * @param exitCode 0 = the pod succeeded
   * @param message its termination message; may be empty
   */
  public static void ended(KubernetesClient client, Pod pod, int exitCode, String message) {
    var container = pod.getSpec().getContainers().getFirst();
    var ended =
        new ContainerStatusBuilder()
            .withName(container.getName())
            .withImage(container.getImage())
            .withImageID("")
            .withReady(false)
            .withRestartCount(0)
            .withNewState()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withMessage(message)
            .endTerminated()
            .endState()
            .build();
    pod.setStatus(
        new PodStatusBuilder()
            .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
            .withContainerStatuses(ended)
            .build());
    client.resource(pod).updateStatus();
  }
}
