package dev.flotilla.target;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.status.BundleStatusBuilder.Problem;
import dev.flotilla.status.Reason;
import dev.flotilla.target.template.Filling;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why a cluster gets no new version of a bundle.
 *
 * @param reason Pending when it may be better next time, with nothing changed
 * @param message names the bundle, the cluster and the value, and says what is wrong with it
 */
record ClusterProblem(Reason reason, String message) {

  private static final int SHOWN = 3;

  /** Some value could not be filled in. */
  static ClusterProblem of(Bundle bundle, ClusterView cluster, Filling filling) {
    return of(
        filling.passes() ? Reason.Pending : Reason.Invalid,
        bundle,
        cluster,
        filling.problem().orElse(""));
  }

  /** The namespace does not allow what is asked for. */
  static ClusterProblem refused(Bundle bundle, ClusterView cluster, String problem) {
    return of(Reason.PolicyViolation, bundle, cluster, problem);
  }

  /** All of them in one. */
  static Problem summary(List<ClusterProblem> problems) {
    var shown =
        problems.stream()
            .limit(SHOWN)
            .map(ClusterProblem::message)
            .collect(Collectors.joining("; "));
    var more = problems.size() - SHOWN;
    var reason =
        problems.stream()
            .map(ClusterProblem::reason)
            .filter(each -> each != Reason.Pending)
            .findFirst()
            .orElse(Reason.Pending);
    return new Problem(reason, more > 0 ? shown + "; and " + more + " more clusters" : shown);
  }

  private static ClusterProblem of(
      Reason reason, Bundle bundle, ClusterView cluster, String problem) {
    return new ClusterProblem(
        reason,
        "Bundle %s on cluster %s: %s"
            .formatted(bundle.getMetadata().getName(), cluster.id(), problem));
  }
}
