package dev.flotilla.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a pod does not run, or was stopped, in the words of the scheduler and the kubelet. */
public final class PodTrouble {

  /** Reasons for waiting that belong to every start. */
  private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");

  private PodTrouble() {}

  /** What keeps a pod from running; empty when it runs or is about to. */
  public static Optional<String> waiting(Pod pod) {
    return Stream.concat(unscheduled(pod), containers(pod).flatMap(PodTrouble::waiting))
        .findFirst();
  }

  /** What ended a pod that left no word of its own: eviction, or a kill for want of memory. */
  public static Optional<String> killed(Pod pod) {
    var evicted =
        Stream.ofNullable(status(pod).getReason())
            .map(reason -> text("the pod was stopped", reason, status(pod).getMessage()));
    var killed =
        containers(pod)
            .flatMap(container -> Stream.ofNullable(container.getState()))
            .flatMap(state -> Stream.ofNullable(state.getTerminated()))
            .filter(end -> end.getExitCode() != null && end.getExitCode() != 0)
            .map(end -> text("exit code " + end.getExitCode(), end.getReason(), null));
    return Stream.concat(evicted, killed).findFirst();
  }

  private static Stream<String> unscheduled(Pod pod) {
    return Objects.requireNonNullElse(
            status(pod).getConditions(), List.<io.fabric8.kubernetes.api.model.PodCondition>of())
        .stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .filter(condition -> "False".equals(condition.getStatus()))
        .map(
            condition ->
                text("the pod has no node", condition.getReason(), condition.getMessage()));
  }

  private static Stream<String> waiting(ContainerStatus container) {
    return Stream.ofNullable(container.getState())
        .flatMap(state -> Stream.ofNullable(state.getWaiting()))
        .filter(waiting -> waiting.getReason() != null && !USUAL.contains(waiting.getReason()))
        .map(waiting -> text("the container waits", waiting.getReason(), waiting.getMessage()));
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return Stream.ofNullable(status(pod).getContainerStatuses()).flatMap(List::stream);
  }

  private static PodStatus status(Pod pod) {
    return Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
  }

  private static String text(String what, String reason, String message) {
    var start = reason == null || reason.isEmpty() ? what : what + ": " + reason;
    return message == null || message.isEmpty() ? start : start + ": " + message;
  }
}
