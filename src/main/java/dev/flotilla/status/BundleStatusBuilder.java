package dev.flotilla.status;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDisplay;
import dev.flotilla.api.fleet.BundleStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known about a Bundle after one look at it.
 *
 * @param deployments its BundleDeployments on the clusters that it goes to
 * @param resourcesSha256 digest of its files in hexadecimal digits; null = not known
 * @param problem why it, or a part of it, is not deployed; empty = nothing is in the way
 * @param ignored what it asks for that has no effect yet, for example fields; may be empty
 * @param rollout how far the newest version has come; empty = nothing was released or held
 */
public record BundleStatusBuilder(
    List<BundleDeployment> deployments,
    String resourcesSha256,
    Optional<Problem> problem,
    List<String> ignored,
    Optional<RolloutFacts> rollout) {

  /** Without a word about the rollout. */
  public BundleStatusBuilder(
      List<BundleDeployment> deployments,
      String resourcesSha256,
      Optional<Problem> problem,
      List<String> ignored) {
    this(deployments, resourcesSha256, problem, ignored, Optional.empty());
  }

  /**
   * What is in the way of a bundle.
   *
   * @param reason NotSupported, Invalid and PolicyViolation hold it until the specification or the
   *     rules change, other reasons pass by themselves
   * @param message what is wrong, where, and what to do
   */
  public record Problem(Reason reason, String message) {

    private boolean isOfTheSpecification() {
      return reason == Reason.NotSupported
          || reason == Reason.Invalid
          || reason == Reason.PolicyViolation;
    }
  }

  /**
   * The status as it is now.
   *
   * @param bundle the object, whose status holds the former conditions
   * @param now the time of the look
   */
  public BundleStatus of(Bundle bundle, Instant now) {
    var before = bundle.getStatus() == null ? new BundleStatus() : bundle.getStatus();
    var generation = bundle.getMetadata().getGeneration();
    var status = new BundleStatus();
    status.observedGeneration = generation == null ? 0 : generation;
    status.resourcesSha256Sum = resourcesSha256;
    status.summary =
        Summaries.of(deployments, deployment -> Labelled.cluster(deployment.getMetadata()));
    status.unavailable = status.summary.desiredReady - available();
    status.maxUnavailable = status.summary.desiredReady;
    var state = Summaries.worst(status.summary);
    rollout.ifPresent(facts -> rollout(status, facts));
    status.display = new BundleDisplay();
    status.display.readyClusters = Summaries.readyOfAll(status.summary);
    status.display.state = state.name();
    status.conditions =
        conditions(
                ConditionSet.from(before.conditions, generation, now),
                state,
                Summaries.readyMessage("Cluster", status.summary))
            .toList();
    return status;
  }

  private static void rollout(BundleStatus status, RolloutFacts facts) {
    status.newlyCreated = facts.newlyCreated() == 0 ? null : facts.newlyCreated();
    status.maxUnavailable = facts.maxUnavailable();
    status.unavailablePartitions = facts.unavailablePartitions();
    status.maxUnavailablePartitions = facts.maxUnavailablePartitions();
    status.partitions = facts.parts().stream().map(RolloutFacts.Part::status).toList();
  }

  private ConditionSet conditions(ConditionSet set, BundleState state, String message) {
    accepted(set);
    if (problem.isPresent()) {
      return held(set, problem.get(), message);
    }
    set.without(ConditionType.STALLED);
    set.with(ConditionType.READY, state == BundleState.Ready, StateReason.of(state), message);
    return StateReason.isOnItsWay(state)
        ? set.with(ConditionType.RECONCILING, true, StateReason.of(state), message)
        : set.without(ConditionType.RECONCILING);
  }

  private static ConditionSet held(ConditionSet set, Problem problem, String message) {
    var text = message.isEmpty() ? problem.message() : problem.message() + "; " + message;
    set.with(ConditionType.READY, false, problem.reason(), text);
    if (problem.isOfTheSpecification()) {
      set.with(ConditionType.STALLED, true, problem.reason(), problem.message());
      return set.without(ConditionType.RECONCILING);
    }
    set.with(ConditionType.RECONCILING, true, problem.reason(), problem.message());
    return set.without(ConditionType.STALLED);
  }

  private void accepted(ConditionSet set) {
    var refused = problem.filter(Problem::isOfTheSpecification);
    if (refused.isPresent()) {
      set.with(ConditionType.ACCEPTED, false, refused.get().reason(), refused.get().message());
    } else if (ignored.isEmpty()) {
      set.with(ConditionType.ACCEPTED, true, Reason.Succeeded, "");
    } else {
      set.with(
          ConditionType.ACCEPTED,
          true,
          Reason.NotSupported,
          "not served yet and without effect: " + String.join(", ", ignored));
    }
  }

  private int available() {
    return (int)
        deployments.stream()
            .map(Summaries::state)
            .filter(
                state ->
                    state == BundleState.Ready
                        || state == BundleState.Modified
                        || state == BundleState.OutOfSync)
            .count();
  }
}
