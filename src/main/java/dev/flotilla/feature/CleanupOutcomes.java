package dev.flotilla.feature;

import dev.flotilla.cleanup.CleanupReport;
import dev.flotilla.feature.CleanupRuns.EndedJob;
import dev.flotilla.kubernetes.JobPods;
import dev.flotilla.kubernetes.OneLine;
import dev.flotilla.kubernetes.PodTrouble;
import dev.flotilla.kubernetes.TerminationMessage;
import dev.flotilla.status.LastCleanup;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what the pods of a run left. They saw names that strangers chose, and a pod that could not
 * run leaves nothing, so that anything may stand there.
 */
@ApplicationScoped
class CleanupOutcomes {

  /** How much of a text that is no report is shown. */
  private static final int EXCERPT = 300;

  @Inject JobPods jobPods;

  /**
   * What came of a run.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it could not be read
   */
  CleanupOutcome read(EndedJob run) {
    var pods = pods(run);
    // A second pod is the second attempt of the same run.
    var report =
        pods.stream()
            .flatMap(TerminationMessage::of)
            .flatMap(text -> parse(text).stream())
            .reduce((earlier, later) -> later.after(earlier));
    var explained =
        report.filter(what -> run.end().succeeded() || !what.message().isEmpty()).isPresent();
    var trouble = explained ? "" : trouble(run, pods);
    return new CleanupOutcome(
        LastCleanup.of(run.name(), run.end(), took(run), report, trouble), report);
  }

  /** The pods of a run, in the order of its attempts. */
  private List<Pod> pods(EndedJob run) {
    return jobPods.of(run.job().getMetadata().getNamespace(), run.name()).stream()
        .filter(pod -> CleanupRuns.isControlledBy(run.job(), pod))
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .toList();
  }

  private String trouble(EndedJob run, List<Pod> pods) {
    var end = run.end();
    var job = end.succeeded() ? "" : end.reason() + ": " + end.message();
    return Stream.concat(Stream.of(job), details(run, pods).stream())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private Optional<String> details(EndedJob run, List<Pod> pods) {
    if (pods.isEmpty()) {
      var namespace = run.job().getMetadata().getNamespace();
      return jobPods
          .lastWarning(namespace, run.name())
          .or(() -> jobPods.refused(namespace, run.name()))
          .or(() -> Optional.of("its pod is gone, and with it the result"));
    }
    var last = pods.getLast();
    var killed = PodTrouble.killed(last).or(() -> PodTrouble.waiting(last));
    var unreadable = TerminationMessage.of(last).flatMap(CleanupOutcomes::unreadable).findFirst();
    return Optional.of(
        Stream.of(killed, unreadable)
            .flatMap(Optional::stream)
            .reduce((one, other) -> one + "; " + other)
            .orElse("its pod left no result"));
  }

  private static Stream<String> unreadable(String text) {
    try {
      CleanupReport.parse(text);
      return Stream.empty();
    } catch (IllegalArgumentException e) {
      return Stream.of(
          "its result cannot be read, %s: %s"
              .formatted(e.getMessage(), OneLine.head(OneLine.of(text), EXCERPT)));
    }
  }

  private static Optional<CleanupReport> parse(String text) {
    try {
      return Optional.of(CleanupReport.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Duration took(EndedJob run) {
    var status = run.job().getStatus();
    var start =
        Objects.requireNonNullElse(
            status.getStartTime(), run.job().getMetadata().getCreationTimestamp());
    return Duration.between(Instant.parse(start), run.end().time().orElseThrow());
  }
}
