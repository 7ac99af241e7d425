package dev.flotilla.feature;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.rancher.Feature;
import java.util.Optional;

/**
 * How {@code continuous-delivery} is chosen. There is one switch, never two: where the cluster has
 * Rancher's Feature of that name it decides alone, by Rancher's own order (locked, chosen,
 * default).
 *
 * @param enabled whether the feature is on
 * @param source who said so
 * @param message the same in words
 */
public record Choice(boolean enabled, FeatureSource source, String message) {

  private static final String IGNORED = "; spec.features is ignored";

  /**
   * @param rancher Rancher's Feature; empty when the cluster has none
   */
  public static Choice of(Flotilla flotilla, Optional<Feature> rancher) {
    var features = flotilla.getSpec() == null ? null : flotilla.getSpec().features;
    var own = features == null ? null : features.get(Decision.CONTINUOUS_DELIVERY);
    return rancher
        .map(feature -> byRancher(feature, own))
        .orElseGet(
            () ->
                own == null
                    ? new Choice(true, FeatureSource.Default, "never chosen, on by default")
                    : new Choice(own, FeatureSource.Spec, "chosen by spec.features"));
  }

  private static Choice byRancher(Feature feature, Boolean own) {
    var status = feature.getStatus();
    var locked = status == null ? null : status.lockedValue;
    if (locked != null) {
      return rancher(locked, "locked by Rancher", own);
    }
    var chosen = feature.getSpec() == null ? null : feature.getSpec().value;
    if (chosen != null) {
      return rancher(chosen, "chosen by Rancher's Feature", own);
    }
    var byDefault = status == null || status.byDefault == null || status.byDefault;
    return rancher(byDefault, "the default of Rancher's Feature", own);
  }

  private static Choice rancher(boolean enabled, String message, Boolean own) {
    return new Choice(
        enabled, FeatureSource.RancherFeature, own == null ? message : message + IGNORED);
  }
}
