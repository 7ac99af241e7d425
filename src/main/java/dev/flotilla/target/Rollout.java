package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.bundle.Manifest;
import dev.flotilla.status.BundleStatusBuilder;
import dev.flotilla.status.BundleStatusBuilder.Problem;
import dev.flotilla.status.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Brings a Bundle's newest version to the clusters that it chooses, and away from all others. */
@ApplicationScoped
class Rollout {

  @Inject Surroundings surroundings;
  @Inject Contents contents;
  @Inject DeploymentStore store;

  /**
   * Does one round and tells what is there after it.
   *
   * @param existing the Bundle's BundleDeployments as far as is known
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when something could not be read
   *     or written, with 409 when what was known is no longer true
   */
  BundleStatusBuilder run(Bundle bundle, List<BundleDeployment> existing) {
    var unserved = UnservedFields.of(bundle.getSpec());
    var name = bundle.getMetadata().getName();
    var manifest = Manifest.of(bundle.getSpec().resources);
    if (!unserved.blocking().isEmpty()) {
      var fields = String.join(", ", unserved.blocking());
      return held(existing, manifest, Reason.NotSupported, "not served yet: " + fields);
    }
    if (!FleetNames.fitsLabel(name)) {
      return held(
          existing, manifest, Reason.Invalid, "metadata.name is longer than the 63 of a label");
    }
    try {
      return roll(bundle, manifest, existing, unserved.harmless());
    } catch (InvalidTargetException | ContentTooLargeException e) {
      return held(existing, manifest, Reason.Invalid, e.getMessage());
    }
  }

  private BundleStatusBuilder roll(
      Bundle bundle, Manifest manifest, List<BundleDeployment> existing, List<String> ignored) {
    var matching = Matching.of(bundle.getSpec());
    var chosen = surroundings.cached(bundle.getMetadata().getNamespace()).chosenBy(matching);
    var release = Release.of(bundle, manifest.id());
    var steps =
        chosen.stream()
            .filter(ClusterView::served)
            .map(cluster -> Step.of(release, cluster, at(cluster, existing)))
            .toList();
    var deployments = deploy(steps, manifest);
    remove(existing, chosen, bundle, matching);
    contents.release(givenUp(existing, deployments));
    return new BundleStatusBuilder(deployments, manifest.sha256(), leftOut(chosen), ignored);
  }

  private List<BundleDeployment> deploy(List<Step> steps, Manifest manifest) {
    var needed = steps.stream().anyMatch(step -> step.needs(manifest.id()));
    if (needed) {
      contents.ensure(manifest);
    }
    var deployments =
        steps.stream()
            .map(step -> step.isChange() ? store.write(step.next()) : step.unchanged())
            .toList();
    if (needed) {
      // Another Bundle may have given the same Content up between the first look and the writes.
      contents.ensure(manifest);
    }
    return deployments;
  }

  /** Removes what is on clusters that are no longer chosen, as a live read confirms. */
  private void remove(
      List<BundleDeployment> existing, List<ClusterView> chosen, Bundle bundle, Matching matching) {
    var unwanted = existing.stream().filter(goesTo(chosen).negate()).toList();
    if (unwanted.stream().allMatch(BundleDeployment::isMarkedForDeletion)) {
      return;
    }
    var live = surroundings.live(bundle.getMetadata().getNamespace()).chosenBy(matching);
    unwanted.stream()
        .filter(goesTo(live).negate())
        .filter(deployment -> !deployment.isMarkedForDeletion())
        .forEach(store::delete);
  }

  private static Predicate<BundleDeployment> goesTo(List<ClusterView> clusters) {
    var namespaces =
        clusters.stream().map(ClusterView::deploymentNamespace).collect(Collectors.toSet());
    return deployment -> namespaces.contains(deployment.getMetadata().getNamespace());
  }

  private static Optional<BundleDeployment> at(
      ClusterView cluster, List<BundleDeployment> existing) {
    return existing.stream().filter(goesTo(List.of(cluster))).findFirst();
  }

  private static List<String> givenUp(List<BundleDeployment> before, List<BundleDeployment> after) {
    var kept = after.stream().map(Rollout::content).collect(Collectors.toSet());
    return before.stream()
        .map(Rollout::content)
        .filter(content -> !kept.contains(content))
        .distinct()
        .toList();
  }

  private static String content(BundleDeployment deployment) {
    return Objects.requireNonNullElse(
        deployment.getMetadata().getLabels().get(FleetNames.CONTENT), "");
  }

  private static Optional<Problem> leftOut(List<ClusterView> chosen) {
    var names =
        chosen.stream()
            .filter(cluster -> !cluster.served())
            .map(ClusterView::id)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                Reason.NotSupported,
                "only the local cluster is served yet, so nothing is deployed to " + names));
  }

  private static BundleStatusBuilder held(
      List<BundleDeployment> existing, Manifest manifest, Reason reason, String message) {
    return new BundleStatusBuilder(
        existing, manifest.sha256(), Optional.of(new Problem(reason, message)), List.of());
  }
}
