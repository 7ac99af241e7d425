package dev.flotilla.sync;

import dev.flotilla.api.fleet.Bundle;
import java.util.List;
import java.util.Optional;

/** The Bundles of one namespace. */
interface BundleStore {

  /** All Bundles that carry a GitRepo's name in their label. */
  List<Bundle> of(String gitRepo);

  Optional<Bundle> find(String name);

  /** Creates the Bundle, or makes its fields those given; labels of others stay. */
  void apply(Bundle bundle);

  /** Deletes the Bundle; one that is gone already is no error. */
  void delete(Bundle bundle);
}
