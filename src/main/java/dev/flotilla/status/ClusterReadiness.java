package dev.flotilla.status;

import dev.flotilla.api.fleet.Bundle;
import java.util.List;

/**
 * On how many clusters everything of a GitRepo is ready: the lowest numbers over its Bundles, as in
 * Fleet.
 *
 * @param ready clusters on which the least ready Bundle is ready
 * @param desired clusters on which that Bundle should be
 */
record ClusterReadiness(int ready, int desired) {

  static ClusterReadiness of(List<Bundle> bundles) {
    return bundles.stream()
        .map(ClusterReadiness::of)
        .min(
            (one, other) ->
                one.ready == other.ready
                    ? Integer.compare(one.desired, other.desired)
                    : Integer.compare(one.ready, other.ready))
        .orElse(new ClusterReadiness(0, 0));
  }

  private static ClusterReadiness of(Bundle bundle) {
    var summary = bundle.getStatus() == null ? null : bundle.getStatus().summary;
    return summary == null
        ? new ClusterReadiness(0, 0)
        : new ClusterReadiness(summary.ready, summary.desiredReady);
  }
}
