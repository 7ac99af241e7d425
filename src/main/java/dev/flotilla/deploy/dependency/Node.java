package dev.flotilla.deploy.dependency;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.status.BundleState;
import dev.flotilla.status.Summaries;
import dev.flotilla.target.InvalidTargetException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A bundle on a cluster.
 *
 * @param bundle the Bundle's name
 * @param labels of its BundleDeployment
 * @param state how it does there
 * @param needs what it depends on itself
 */
public record Node(String bundle, Map<String, String> labels, BundleState state, List<Need> needs) {

  /** A BundleDeployment; what is wrong with its own dependencies is for itself to tell. */
  public static Node of(BundleDeployment deployment) {
    return of(deployment, needs(deployment));
  }

  /** A BundleDeployment whose dependencies were read already. */
  public static Node of(BundleDeployment deployment, List<Need> needs) {
    var labels =
        Objects.requireNonNullElse(deployment.getMetadata().getLabels(), Map.<String, String>of());
    return new Node(
        labels.getOrDefault(FleetNames.BUNDLE, deployment.getMetadata().getName()),
        Map.copyOf(labels),
        Summaries.state(deployment),
        needs);
  }

  private static List<Need> needs(BundleDeployment deployment) {
    if (deployment.getSpec() == null) {
      return List.of();
    }
    try {
      return Need.of(deployment.getSpec().dependsOn);
    } catch (InvalidTargetException e) {
      return List.of();
    }
  }
}
