package dev.flotilla.sync;

import dev.flotilla.api.fleet.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the Bundles of a GitRepo those wanted, with as few writes as that takes. */
final class BundleWriter {

  private final BundleStore store;

  BundleWriter(BundleStore store) {
    this.store = store;
  }

  /**
   * Writes first and prunes last, so that nothing is deleted when a write fails.
   *
   * @return what had to be done
   * @throws ForeignBundleException before anything is written
   */
  BundlePlan write(String gitRepo, List<Bundle> wanted) {
    var existing = new ArrayList<>(store.of(gitRepo));
    var known =
        existing.stream().map(bundle -> bundle.getMetadata().getName()).collect(Collectors.toSet());
    wanted.stream()
        .map(bundle -> bundle.getMetadata().getName())
        .filter(name -> !known.contains(name))
        .forEach(name -> store.find(name).ifPresent(existing::add));

    var plan = BundlePlan.of(gitRepo, wanted, existing);
    plan.write().forEach(store::apply);
    plan.prune().forEach(store::delete);
    return plan;
  }
}
