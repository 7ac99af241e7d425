package dev.flotilla.bundle;

import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.BundleTargetRestriction;
import dev.flotilla.api.fleet.CorrectDrift;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a GitRepo, or the command line, says about all of its Bundles.
 *
 * @param namespace where the Bundles are
 * @param labels for the Bundles; those of a {@code fleet.yaml} win
 * @param serviceAccount whose rights deploy; empty leaves it to the {@code fleet.yaml}
 * @param targetNamespace where everything is put; empty leaves it to the {@code fleet.yaml}
 * @param syncGeneration a number whose change deploys anew; that of a {@code fleet.yaml} never
 *     counts
 * @param correctDrift how drift is undone, where it is
 * @param flags what is switched on
 * @param targets where to deploy to, unless a {@code fleet.yaml} overrides it
 * @param restrictions the clusters that may be deployed to, unless a {@code fleet.yaml} overrides
 *     them
 */
public record BundleSettings(
    String namespace,
    Map<String, String> labels,
    String serviceAccount,
    String targetNamespace,
    long syncGeneration,
    Optional<CorrectDrift> correctDrift,
    Flags flags,
    List<BundleTarget> targets,
    List<BundleTargetRestriction> restrictions) {

  /**
   * What is switched on for all Bundles, whatever a {@code fleet.yaml} says.
   *
   * @param paused whether nothing is rolled out
   * @param keepResources whether objects stay when the Bundle goes
   * @param deleteNamespace whether the namespace goes with the Bundle
   * @param compress whether all files are packed
   */
  public record Flags(
      boolean paused, boolean keepResources, boolean deleteNamespace, boolean compress) {}
}
