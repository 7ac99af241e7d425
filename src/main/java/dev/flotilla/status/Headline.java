package dev.flotilla.status;

import dev.flotilla.api.fleet.Bundle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one thing to say about a GitRepo first: the message that {@code kubectl get gitrepo} shows.
 *
 * @param ready the status of the condition Ready; null = Unknown
 * @param reason its reason
 * @param message its message; empty when all is well
 * @param progress whether work is under way (Reconciling), nothing helps but a change (Stalled), or
 *     neither
 */
record Headline(Boolean ready, Reason reason, String message, Progress progress) {

  enum Progress {
    Settled,
    Reconciling,
    Stalled
  }

  /** Bundles whose messages are shown; the rest is counted. */
  private static final int SHOWN = 3;

  static Headline of(GitRepoFacts facts) {
    if (facts.closed().isPresent()) {
      return stalled(Reason.FeatureDisabled, facts.closed().get());
    }
    if (facts.refused().isPresent()) {
      return stalled(facts.refused().get().reason(), facts.refused().get().message());
    }
    return lookFailed(facts)
        .or(() -> hindered(facts))
        .or(() -> unsynced(facts))
        .orElseGet(() -> deployed(facts));
  }

  private static Optional<Headline> lookFailed(GitRepoFacts facts) {
    return facts
        .look()
        .flatMap(
            look ->
                look.failure()
                    .map(
                        failure ->
                            look.retryable()
                                ? notReady(Reason.GitError, failure, Progress.Settled)
                                : stalled(Reason.GitError, failure)));
  }

  private static Optional<Headline> hindered(GitRepoFacts facts) {
    return facts
        .hindrance()
        .map(hindrance -> notReady(hindrance.reason(), hindrance.message(), Progress.Reconciling));
  }

  private static Optional<Headline> unsynced(GitRepoFacts facts) {
    if (facts.sync().isEmpty()) {
      return Optional.of(
          new Headline(
              null,
              Reason.Pending,
              "waiting for a first look at the repository",
              Progress.Reconciling));
    }
    var sync = facts.sync().get();
    return switch (sync.outcome) {
      case "Synced" -> Optional.empty();
      case "Failed" ->
          Optional.of(
              sync.nextAttempt == null
                  ? stalled(Reason.SyncFailed, sync.message)
                  : notReady(
                      Reason.SyncFailed,
                      sync.message + "; next attempt at " + sync.nextAttempt,
                      Progress.Settled));
      default ->
          Optional.of(
              notReady(Reason.Progressing, "syncing commit " + sync.commit, Progress.Reconciling));
    };
  }

  private static Headline deployed(GitRepoFacts facts) {
    if (facts.bundles().isEmpty()) {
      // A commit without bundles is no success of a sync, so somebody deleted them.
      return stalled(
          Reason.NotReady,
          "the bundles of the commit are gone; change spec.forceSyncGeneration to make them again");
    }
    var problems =
        facts.bundles().stream()
            .sorted((one, other) -> name(one).compareTo(name(other)))
            .map(Headline::problem)
            .flatMap(Optional::stream)
            .toList();
    if (problems.isEmpty()) {
      return new Headline(true, Reason.Succeeded, "", Progress.Settled);
    }
    // A bundle that only a change can help shows the repository as one, too.
    var stalled = facts.bundles().stream().anyMatch(bundle -> has(bundle, ConditionType.STALLED));
    return notReady(
        Reason.NotReady, summary(problems), stalled ? Progress.Stalled : Progress.Reconciling);
  }

  private static boolean has(Bundle bundle, String type) {
    return bundle.getStatus() != null
        && bundle.getStatus().conditions != null
        && bundle.getStatus().conditions.stream()
            .anyMatch(condition -> type.equals(condition.type) && "True".equals(condition.status));
  }

  private static String summary(List<String> problems) {
    var shown = problems.stream().limit(SHOWN).collect(Collectors.joining("; "));
    var more = problems.size() - SHOWN;
    return more > 0 ? shown + "; and " + more + " more bundles" : shown;
  }

  /** Why a Bundle is not ready; one whose status is of an older generation says nothing yet. */
  private static Optional<String> problem(Bundle bundle) {
    var status = bundle.getStatus();
    var waiting = "WaitApplied(1) [Bundle " + name(bundle) + "]";
    if (status == null || status.observedGeneration != bundle.getMetadata().getGeneration()) {
      return Optional.of(waiting);
    }
    return Optional.ofNullable(status.conditions).orElse(List.of()).stream()
        .filter(condition -> ConditionType.READY.equals(condition.type))
        .findFirst()
        .map(
            ready ->
                "True".equals(ready.status)
                    ? Optional.<String>empty()
                    : Optional.of(
                        ready.message == null || ready.message.isEmpty()
                            ? "NotReady(1) [Bundle " + name(bundle) + "]"
                            : ready.message))
        .orElse(Optional.of(waiting));
  }

  private static String name(Bundle bundle) {
    return bundle.getMetadata().getName();
  }

  private static Headline notReady(Reason reason, String message, Progress progress) {
    return new Headline(false, reason, message, progress);
  }

  private static Headline stalled(Reason reason, String message) {
    return notReady(reason, message, Progress.Stalled);
  }
}
