package dev.flotilla.target;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.bundle.DeploymentValues;
import dev.flotilla.bundle.Manifest;
import dev.flotilla.status.BundleStatusBuilder;
import dev.flotilla.status.BundleStatusBuilder.Problem;
import dev.flotilla.status.Reason;
import dev.flotilla.target.template.Templating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings a Bundle's newest version to the clusters that it chooses, and away from all others. */
@ApplicationScoped
class Rollout {

  @Inject Surroundings surroundings;
  @Inject Contents contents;
  @Inject DeploymentStore store;
  @Inject ValuesStore values;
  @Inject Templating templating;

  /**
   * Does one round and tells what is there after it.
   *
   * @param existing the Bundle's BundleDeployments as far as is known
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when something could not be read
   *     or written, with 409 when what was known is no longer true
   * @throws ValuesException when the Bundle's Helm values are not there (yet); nothing was written
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
      return roll(values.fill(bundle), manifest, existing);
    } catch (InvalidTargetException | ContentTooLargeException e) {
      return held(existing, manifest, Reason.Invalid, e.getMessage());
    }
  }

  private BundleStatusBuilder roll(
      Bundle bundle, Manifest manifest, List<BundleDeployment> existing) {
    var matching = Matching.of(bundle.getSpec());
    var namespace = bundle.getMetadata().getNamespace();
    var view = surroundings.cached(namespace);
    var chosen = view.chosenBy(matching);
    var served = chosen.stream().filter(choice -> choice.cluster().served()).toList();
    var plan =
        Plan.of(
            bundle,
            manifest.id(),
            served,
            view::groupsOf,
            existing,
            new Plan.Rules(surroundings.accounts(namespace), values::of),
            templating);
    var outcome = deploy(plan.steps(), manifest);
    var lost = plan.steps().stream().filter(step -> !keepsValues(step, outcome.get(step))).toList();
    remove(existing, chosen, bundle, matching);
    var deployments =
        Stream.concat(plan.steps().stream().map(outcome::get), plan.untouched().stream()).toList();
    contents.release(givenUp(existing, deployments));
    return new BundleStatusBuilder(
        deployments,
        manifest.sha256(),
        problem(plan, chosen, lost),
        List.of(),
        Optional.of(plan.facts(outcome::get)));
  }

  private Map<Step, BundleDeployment> deploy(List<Step> steps, Manifest manifest) {
    var needed = steps.stream().anyMatch(step -> step.needs(manifest.id()));
    if (needed) {
      contents.ensure(manifest);
    }
    var outcome = new IdentityHashMap<Step, BundleDeployment>();
    for (var step : steps) {
      if (step.leavesValues() && step.touchesValues()) {
        // Before the BundleDeployment forgets that there were some.
        values.keep(step.unchanged(), DeploymentValues.NONE);
      }
      outcome.put(step, step.isChange() ? store.write(step.next()) : step.unchanged());
    }
    if (needed) {
      // Another Bundle may have given the same Content up between the first look and the writes.
      contents.ensure(manifest);
    }
    return outcome;
  }

  /** The values come after the BundleDeployment, which owns them; until then nobody deploys it. */
  private boolean keepsValues(Step step, BundleDeployment written) {
    return !step.isLost()
        && (!step.touchesValues() || step.leavesValues() || values.keep(written, step.values()));
  }

  /** Removes what is on clusters that are no longer chosen, as a live read confirms. */
  private void remove(
      List<BundleDeployment> existing, List<Choice> chosen, Bundle bundle, Matching matching) {
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

  private static Predicate<BundleDeployment> goesTo(List<Choice> chosen) {
    var namespaces =
        chosen.stream()
            .map(choice -> choice.cluster().deploymentNamespace())
            .collect(Collectors.toSet());
    return deployment -> namespaces.contains(deployment.getMetadata().getNamespace());
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

  private static Optional<Problem> problem(Plan plan, List<Choice> chosen, List<Step> lost) {
    if (!plan.problems().isEmpty()) {
      return Optional.of(ClusterProblem.summary(plan.problems()));
    }
    return lost.isEmpty() ? leftOut(chosen) : Optional.of(lost(lost));
  }

  private static Problem lost(List<Step> steps) {
    var secrets = steps.stream().map(step -> ValuesStore.id(step.next())).toList();
    return new Problem(
        Reason.Pending,
        "the Helm values of these BundleDeployments are not in the Secrets of their names and of the type %s, which must not be somebody else's: %s"
            .formatted(DeploymentValues.SECRET_TYPE, Removal.shown(secrets)));
  }

  private static Optional<Problem> leftOut(List<Choice> chosen) {
    var names =
        chosen.stream()
            .map(Choice::cluster)
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
