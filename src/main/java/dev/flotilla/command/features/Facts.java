package dev.flotilla.command.features;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.feature.Choice;
import dev.flotilla.feature.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a live read of the switch found.
 *
 * @param flotilla the Flotilla object; empty when there is none
 * @param rancher Rancher's Feature of the same name; empty when the cluster has none
 * @param foreign Rancher Fleet's controllers that run here, in words; empty when none do
 * @param singletons the objects that there is once each, absent ones too
 * @param perGitRepo the objects of GitRepos that are there: Jobs, bindings, accounts
 */
record Facts(
    Optional<Flotilla> flotilla,
    Optional<Feature> rancher,
    Optional<String> foreign,
    List<ManagedResource> singletons,
    List<ManagedResource> perGitRepo) {

  /** All objects of the switch. */
  List<ManagedResource> objects() {
    return Stream.concat(singletons.stream(), perGitRepo.stream()).toList();
  }

  /** What the operator has to work towards; empty when there is no Flotilla object. */
  Optional<Decision> decision() {
    return flotilla.map(object -> Decision.of(object, Choice.of(object, rancher), foreign));
  }

  /** Whether the chain is wanted: without a Flotilla object it is not. */
  boolean wanted() {
    return decision().map(Decision::wanted).orElse(false);
  }

  /** Whether Rancher's Feature is the switch. */
  boolean rancherDecides() {
    return decision().map(each -> each.source() == FeatureSource.RancherFeature).orElse(false);
  }

  /** Whether Rancher itself holds the feature, so that nobody can choose. */
  boolean locked() {
    return rancher.map(Feature::getStatus).map(status -> status.lockedValue != null).orElse(false);
  }

  /** Whether a choice of on would have an effect. */
  boolean mayBeOn() {
    return !leaving() && foreign.isEmpty();
  }

  boolean leaving() {
    return flotilla.map(Flotilla::isMarkedForDeletion).orElse(false);
  }
}
