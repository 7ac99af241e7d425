package dev.flotilla.sync;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.BundleValues;
import java.util.List;
import java.util.Optional;

/** The Bundles of one namespace, with the Secrets that hold their Helm values. */
public interface BundleStore {

  /** All Bundles that carry a GitRepo's name in their label. */
  List<Bundle> of(String gitRepo);

  Optional<Bundle> find(String name);

  /**
   * Creates the Bundle, or makes its fields those given; labels of others stay.
   *
   * @return the Bundle as it is then
   */
  Bundle apply(Bundle bundle);

  /** Deletes the Bundle; one that is gone already is no error. */
  void delete(Bundle bundle);

  /**
   * Makes the Secret of a Bundle hold these values, and nothing else; costs no write when it does.
   * It goes with its Bundle.
   *
   * @param bundle one that the cluster has, with its uid
   * @throws ForeignBundleException when a Secret of that name is of another type
   */
  void keepValues(Bundle bundle, BundleValues values);
}
