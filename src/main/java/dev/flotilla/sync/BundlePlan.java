package dev.flotilla.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What has to be written so that a GitRepo's Bundles are those wanted.
 *
 * @param write those that are missing or differ
 * @param prune those that are no longer wanted
 */
public record BundlePlan(List<Bundle> write, List<Bundle> prune) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param gitRepo the name of the GitRepo whose Bundles are all wanted ones; empty = nothing is
   *     said about others than those
   * @param wanted the Bundles of the commit
   * @param existing Bundles that are labelled with the GitRepo's name, or have a wanted name
   * @throws ForeignBundleException when one of them belongs to somebody else
   * @throws BundleLeavingException when one of them is being deleted
   */
  static BundlePlan of(String gitRepo, List<Bundle> wanted, Collection<Bundle> existing) {
    var byName = existing.stream().collect(Collectors.toMap(BundlePlan::name, Function.identity()));
    for (var bundle : wanted) {
      var other = byName.get(name(bundle));
      if (other != null) {
        requireOwn(bundle, other);
        requireStays(other);
      }
    }
    var names = wanted.stream().map(BundlePlan::name).collect(Collectors.toSet());
    return new BundlePlan(
        wanted.stream().filter(bundle -> differs(bundle, byName.get(name(bundle)))).toList(),
        existing.stream()
            .filter(bundle -> gitRepo.equals(repo(bundle)))
            .filter(bundle -> !gitRepo.isEmpty())
            .filter(bundle -> !names.contains(name(bundle)))
            .toList());
  }

  private static void requireOwn(Bundle wanted, Bundle there) {
    if (there.getSpec().helmOpOptions != null) {
      throw ForeignBundleException.helmOp(name(there));
    }
    if (!repo(wanted).equals(repo(there))) {
      throw ForeignBundleException.bundle(
          name(there), repo(there).isEmpty() ? "no GitRepo" : "GitRepo " + repo(there));
    }
  }

  /** What is written into a Bundle that goes would be lost, and nobody would notice. */
  private static void requireStays(Bundle there) {
    if (there.isMarkedForDeletion()) {
      throw new BundleLeavingException(name(there));
    }
  }

  /** The commit alone is no difference: an unchanged Bundle is not written for each commit. */
  private static boolean differs(Bundle wanted, Bundle existing) {
    return existing == null
        || !JSON.valueToTree(wanted.getSpec()).equals(JSON.valueToTree(existing.getSpec()))
        || labels(wanted).entrySet().stream()
            .filter(label -> !label.getKey().equals(FleetNames.COMMIT))
            .anyMatch(label -> !label.getValue().equals(labels(existing).get(label.getKey())));
  }

  /** The GitRepo that a Bundle says it is of; empty = none. */
  private static String repo(Bundle bundle) {
    return labels(bundle).getOrDefault(FleetNames.REPO_NAME, "");
  }

  private static String name(Bundle bundle) {
    return bundle.getMetadata().getName();
  }

  private static Map<String, String> labels(Bundle bundle) {
    var labels = bundle.getMetadata().getLabels();
    return labels == null ? Map.of() : labels;
  }
}
