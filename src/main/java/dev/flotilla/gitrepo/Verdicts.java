package dev.flotilla.gitrepo;

import dev.flotilla.kubernetes.JobPods;
import dev.flotilla.kubernetes.PodTrouble;
import dev.flotilla.kubernetes.TerminationMessage;
import dev.flotilla.sync.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads what the pods of sync Jobs, and the cluster about them, have to say. */
@ApplicationScoped
class Verdicts {

  @Inject JobPods pods;

  /**
   * The verdict of a Job's pod; empty when the pod left none, for example because it was killed.
   */
  Optional<Verdict> read(String namespace, String job) {
    return pods.of(namespace, job).stream()
        .flatMap(TerminationMessage::of)
        .flatMap(message -> Verdict.parse(message).stream())
        .findFirst();
  }

  /** What ended a pod that left no verdict, as far as the cluster still knows. */
  Optional<String> killed(String namespace, String job) {
    return pods.of(namespace, job).stream()
        .flatMap(pod -> PodTrouble.killed(pod).stream())
        .findFirst();
  }

  /**
   * What keeps the pod of a Job from running: an image that cannot be pulled, no node, or, when
   * there is no pod at all, what the Job's last event says (a quota, pod security).
   */
  Optional<String> waiting(String namespace, String job) {
    var found = pods.of(namespace, job);
    return found.isEmpty()
        ? pods.refused(namespace, job)
        : found.stream().flatMap(pod -> PodTrouble.waiting(pod).stream()).findFirst();
  }
}
