package dev.flotilla.target.template;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import java.util.Optional;

/**
 * What came of filling in the options of one cluster.
 *
 * @param options the options with the values filled in; those that were given when it went wrong
 * @param problem which value could not be filled in and why; empty = all could
 * @param passes whether it may go well another time, with nothing changed
 */
public record Filling(BundleDeploymentOptions options, Optional<String> problem, boolean passes) {

  static Filling good(BundleDeploymentOptions options) {
    return new Filling(options, Optional.empty(), false);
  }

  static Filling bad(BundleDeploymentOptions options, String problem) {
    return new Filling(options, Optional.of(problem), false);
  }

  static Filling failed(BundleDeploymentOptions options, String problem) {
    return new Filling(options, Optional.of(problem), true);
  }
}
