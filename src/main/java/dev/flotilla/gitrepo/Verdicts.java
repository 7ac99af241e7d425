package dev.flotilla.gitrepo;

import dev.flotilla.sync.Verdict;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the pods of sync Jobs, and the cluster about them, have to say. */
@ApplicationScoped
class Verdicts {

  private static final String JOB_LABEL = "batch.kubernetes.io/job-name";

  /** One pod by design (backoffLimit 0); a second can only replace one that was evicted. */
  private static final long FEW = 5;

  @Inject KubernetesClient client;

  /**
   * The verdict of a Job's pod; empty when the pod left none, for example because it was killed.
   */
  Optional<Verdict> read(String namespace, String job) {
    return pods(namespace, job).stream()
        .flatMap(Verdicts::messages)
        .flatMap(message -> Verdict.parse(message).stream())
        .findFirst();
  }

  /** What ended a pod that left no verdict, as far as the cluster still knows. */
  Optional<String> killed(String namespace, String job) {
    return pods(namespace, job).stream()
        .flatMap(pod -> PodTrouble.killed(pod).stream())
        .findFirst();
  }

  /**
   * What keeps the pod of a Job from running: an image that cannot be pulled, no node, or, when
   * there is no pod at all, what the Job's last event says (a quota, pod security).
   */
  Optional<String> waiting(String namespace, String job) {
    var pods = pods(namespace, job);
    return pods.isEmpty()
        ? refused(namespace, job)
        : pods.stream().flatMap(pod -> PodTrouble.waiting(pod).stream()).findFirst();
  }

  private List<Pod> pods(String namespace, String job) {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel(JOB_LABEL, job)
        .list(new ListOptionsBuilder().withLimit(FEW).build())
        .getItems();
  }

  private Optional<String> refused(String namespace, String job) {
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .withField("involvedObject.kind", "Job")
        .withField("involvedObject.name", job)
        .withField("reason", "FailedCreate")
        .list(new ListOptionsBuilder().withLimit(FEW).build())
        .getItems()
        .stream()
        .map(Event::getMessage)
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .map(message -> "the Job cannot make its pod: " + message);
  }

  private static Stream<String> messages(Pod pod) {
    if (pod.getStatus() == null || pod.getStatus().getContainerStatuses() == null) {
      return Stream.empty();
    }
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(state -> state != null && state.getTerminated() != null)
        .map(state -> state.getTerminated().getMessage())
        .filter(Objects::nonNull);
  }
}
