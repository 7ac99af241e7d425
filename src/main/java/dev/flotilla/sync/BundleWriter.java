package dev.flotilla.sync;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.bundle.BundleValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes the Bundles of a GitRepo those wanted, with as few writes as that takes. */
public final class BundleWriter {

  private final BundleStore store;

  public BundleWriter(BundleStore store) {
    this.store = store;
  }

  /**
   * Writes first and prunes last, so that nothing is deleted when a write fails.
   *
   * @param gitRepo the GitRepo whose Bundles are all wanted ones; empty = none, and nothing is
   *     pruned
   * @param wanted the Bundles with their Helm values, which are taken out of them
   * @return what had to be done
   * @throws ForeignBundleException before any Bundle is written
   * @throws BundleLeavingException before any Bundle is written
   * @throws dev.flotilla.bundle.BundleReadException before anything is written
   */
  public BundlePlan write(String gitRepo, List<Bundle> wanted) {
    var values = new HashMap<String, BundleValues>();
    for (var bundle : wanted) {
      values.put(name(bundle), BundleValues.takeFrom(bundle));
      if (bundle.getSpec().targetCustomizationMode == null) {
        // The schema's default, given so that a Bundle that comes back equals the one that went.
        bundle.getSpec().targetCustomizationMode = "FirstMatch";
      }
    }
    var existing = existing(gitRepo, wanted);
    Overwrites.write(wanted, existing.values().stream().filter(isOf(gitRepo)).toList());

    var plan = BundlePlan.of(gitRepo, wanted, existing.values());
    var changed = plan.write().stream().map(BundleWriter::name).collect(Collectors.toSet());
    for (var bundle : wanted) {
      write(
          bundle,
          changed.contains(name(bundle)),
          Optional.ofNullable(existing.get(name(bundle))),
          values.get(name(bundle)));
    }
    plan.prune().forEach(store::delete);
    return plan;
  }

  /**
   * The Secret of a Bundle that is there is written before the Bundle: otherwise the hash in it
   * could speak of values that a crash kept from being written. The Secret of a Bundle that does
   * not change is looked after too. Values that are no more are emptied, and the Secret goes with
   * its Bundle, so that nobody needs the right to delete Secrets.
   */
  private void write(
      Bundle bundle, boolean isChanged, Optional<Bundle> before, BundleValues values) {
    var isKept = !values.isEmpty();
    if (before.isPresent()) {
      var there = before.get();
      var hash = Objects.requireNonNullElse(there.getSpec().valuesHash, "");
      bundle.getMetadata().setUid(there.getMetadata().getUid());
      if (isKept || !hash.isEmpty()) {
        // Its labels name a commit; they change with the Bundle's, and not at each commit.
        store.keepValues(isChanged ? bundle : there, values);
      }
    }
    if (isChanged) {
      var written = store.apply(bundle);
      if (isKept && before.isEmpty()) {
        store.keepValues(written, values);
      }
    }
  }

  /** The GitRepo's Bundles, and those that have a wanted name. */
  private Map<String, Bundle> existing(String gitRepo, List<Bundle> wanted) {
    var existing = new ArrayList<Bundle>(gitRepo.isEmpty() ? List.of() : store.of(gitRepo));
    var known = existing.stream().map(BundleWriter::name).collect(Collectors.toSet());
    wanted.stream()
        .map(BundleWriter::name)
        .filter(name -> !known.contains(name))
        .forEach(name -> store.find(name).ifPresent(existing::add));
    var byName = new HashMap<String, Bundle>();
    existing.forEach(bundle -> byName.put(name(bundle), bundle));
    return byName;
  }

  private static Predicate<Bundle> isOf(String gitRepo) {
    return bundle ->
        bundle.getMetadata().getLabels() != null
            && gitRepo.equals(bundle.getMetadata().getLabels().get(FleetNames.REPO_NAME));
  }

  private static String name(Bundle bundle) {
    return bundle.getMetadata().getName();
  }
}
