package dev.flotilla.deploy;

import dev.flotilla.api.fleet.ModifiedStatus;
import dev.flotilla.api.fleet.NonReadyStatus;
import dev.flotilla.api.fleet.NonReadySummary;
import dev.flotilla.deploy.health.Health;
import java.util.List;
import java.util.stream.Stream;

/** Findings in the shape of Fleet's status. */
final class ObjectStates {

  private ObjectStates() {}

  /** Objects that are not healthy, and those about which nothing is known. */
  static List<NonReadyStatus> nonReady(Findings findings) {
    var seen =
        findings.notReady().entrySet().stream()
            .map(entry -> nonReady(entry.getKey(), summary(entry.getValue())));
    var unseen =
        findings.unseen().stream().map(problem -> nonReady(problem.object(), unknown(problem)));
    return Stream.concat(seen, unseen).toList();
  }

  /** Objects that are missing. */
  static List<ModifiedStatus> modified(Findings findings) {
    return findings.missing().stream().map(ObjectStates::missing).toList();
  }

  private static ModifiedStatus missing(ObjectKey key) {
    var status = new ModifiedStatus();
    status.apiVersion = key.apiVersion();
    status.kind = key.kind();
    status.namespace = key.namespace().isEmpty() ? null : key.namespace();
    status.name = key.name();
    status.missing = true;
    return status;
  }

  private static NonReadyStatus nonReady(ObjectKey key, NonReadySummary summary) {
    var status = new NonReadyStatus();
    status.apiVersion = key.apiVersion();
    status.kind = key.kind();
    status.namespace = key.namespace().isEmpty() ? null : key.namespace();
    status.name = key.name();
    status.summary = summary;
    return status;
  }

  private static NonReadySummary summary(Health health) {
    var summary = new NonReadySummary();
    summary.state =
        switch (health.state()) {
          case FAILED -> "error";
          case TERMINATING -> "removing";
          default -> "in-progress";
        };
    summary.error = health.state() == Health.State.FAILED ? true : null;
    summary.transitioning = health.state() == Health.State.FAILED ? null : true;
    summary.message = health.message().isEmpty() ? null : List.of(health.message());
    return summary;
  }

  private static NonReadySummary unknown(Problem problem) {
    var summary = new NonReadySummary();
    summary.state = "unknown";
    summary.error = true;
    summary.message = List.of(problem.message());
    return summary;
  }
}
