package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.BundleStatus;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.bundle.DeploymentValues;
import dev.flotilla.status.BundleStatusBuilder;
import dev.flotilla.status.Reason;
import dev.flotilla.target.template.HelmRunner;
import dev.flotilla.target.template.Templating;
import dev.flotilla.tool.Tool;
import dev.flotilla.tool.ToolLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One round for a Bundle and its clusters, without helm. */
class PlanTest {

  private static final Templating NO_HELM =
      new Templating(new HelmRunner(new Tool("helm", Optional.empty()), ToolLimits.SMALL));

  private static final String SECRET_X = "{\"secret\":\"x\"}";

  private AllowedAccounts accounts = AllowedAccounts.ANY;
  private Optional<DeploymentValues> kept = Optional.empty();

  @Test
  void releasesToNewClustersInTheOrderOfTheirNamesAsManyAsMayBe() {
    var plan = plan(bundle("rolloutStrategy: {maxNew: 2}", "1"), 3, List.of());

    assertThat(plan.steps())
        .extracting(step -> step.next().getMetadata().getLabels().get("fleet.cattle.io/cluster"))
        .containsExactly("c0", "c1", "c2");
    assertThat(plan.steps()).extracting(Step::isChange).containsExactly(true, true, false);
    assertThat(plan.steps().get(2).unchanged().getSpec().deploymentID).isNull();
    var status = status(plan);
    assertThat(status.newlyCreated).isEqualTo(2);
    assertThat(status.summary.pending).isEqualTo(1);
    assertThat(status.summary.desiredReady).isEqualTo(3);
    assertThat(status.partitions).hasSize(1);
    assertThat(status.partitions.getFirst().name).isEqualTo("All");
    assertThat(status.partitions.getFirst().count).isEqualTo(3);
  }

  @Test
  void stagesEverywhereAndReleasesToAsManyAsMayBeUnavailable() {
    var existing = ready(plan(bundle("rolloutStrategy: {maxUnavailable: 1}", "1"), 3, List.of()));
    var plan = plan(bundle("rolloutStrategy: {maxUnavailable: 1}", "2"), 3, existing);

    assertThat(plan.steps()).allMatch(Step::isChange);
    assertThat(plan.steps().stream().map(step -> step.next().getSpec()))
        .allMatch(spec -> spec.stagedDeploymentID.startsWith("s-2:"))
        .extracting(spec -> spec.deploymentID.substring(0, 3))
        .containsExactly("s-2", "s-1", "s-1");
    var status = status(plan);
    assertThat(status.maxUnavailable).isEqualTo(1);
    assertThat(status.display.state).isEqualTo("WaitApplied");
    assertThat(status.summary.outOfSync).isEqualTo(2);
  }

  @Test
  void followsOptionsThatAreNoPartOfTheVersion() {
    var existing = ready(plan(bundle("diff: null", "1"), 1, List.of()));
    var next = plan(bundle("diff: {comparePatches: [{kind: A}]}", "1"), 1, existing);

    assertThat(next.steps().getFirst().isChange()).isTrue();
    assertThat(next.steps().getFirst().next().getSpec().options.diff.comparePatches).hasSize(1);
  }

  @Test
  void aClusterWhoseValuesCannotBeFilledInKeepsWhatItHas() {
    var existing = ready(plan(bundle("{}", "1"), 2, List.of()));
    var wrong =
        bundle(
            """
            targets: [{clusterName: c0, helm: {values: {a: {b: '${ tpl "x" . }'}}}}, {clusterSelector: {}}]
            """,
            "2");
    var plan = plan(wrong, 2, existing);

    assertThat(plan.steps()).hasSize(1);
    assertThat(plan.steps().getFirst().next().getSpec().deploymentID).startsWith("s-2:");
    assertThat(plan.untouched()).containsExactly(existing.getFirst());
    var problem = ClusterProblem.summary(plan.problems());
    assertThat(problem.reason()).isEqualTo(Reason.Invalid);
    assertThat(problem.message())
        .isEqualTo("Bundle web on cluster ns/c0: helm.values.a.b: function \"tpl\" not defined");
  }

  @Test
  void waitsForHelmWhereItIsMissingOnlyForTemplates() {
    var template = bundle("helm: {values: {a: '${ .ClusterName }'}}", "1");
    var problem = ClusterProblem.summary(plan(template, 5, List.of()).problems());
    assertThat(problem.reason()).isEqualTo(Reason.Pending);
    assertThat(problem.message())
        .contains("helm.values: cannot be filled in: the program helm is needed and not installed")
        .endsWith("and 2 more clusters");

    var plain = bundle("helm: {values: {a: global.fleet.clusterLabels.env, b: '$x {}'}}", "1");
    var plan = plan(plain, 1, List.of());
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.steps().getFirst().values().released())
        .isEqualTo("{\"a\":\"lab\",\"b\":\"$x {}\"}");
  }

  @Test
  void keepsHelmValuesBesideTheBundleDeployment() {
    var step =
        plan(bundle("helm: {chart: c, values: {secret: x}}", "1"), 1, List.of()).steps().getFirst();

    assertThat(step.next().getSpec().options.helm.chart).isEqualTo("c");
    assertThat(step.next().getSpec().options.helm.values).isNull();
    assertThat(step.next().getSpec().stagedOptions.helm.values).isNull();
    assertThat(step.values()).isEqualTo(new DeploymentValues(SECRET_X, SECRET_X));
    assertThat(step.next().getSpec().valuesHash).isEqualTo(step.values().hash());
    assertThat(step.touchesValues()).isTrue();
  }

  @Test
  void holdsTheValuesThatWereReleasedWhileNewerOnesAreStaged() {
    var existing = ready(plan(bundle("helm: {values: {secret: x}}", "1"), 1, List.of()));
    kept = Optional.of(new DeploymentValues(SECRET_X, SECRET_X));
    var held = bundle("{paused: true, helm: {values: {secret: y}}}", "2");
    var step = plan(held, 1, existing).steps().getFirst();

    assertThat(step.isLost()).isFalse();
    assertThat(step.values()).isEqualTo(new DeploymentValues(SECRET_X, "{\"secret\":\"y\"}"));
    assertThat(step.next().getSpec().valuesHash).isEqualTo(step.values().hash());
  }

  @Test
  void stagesNothingWhereTheValuesThatWereReleasedAreGone() {
    var existing = ready(plan(bundle("helm: {values: {secret: x}}", "1"), 2, List.of()));
    existing.get(1).getSpec().valuesHash = null;
    kept = Optional.empty();
    var plan = plan(bundle("{paused: true, helm: {values: {secret: y}}}", "2"), 2, existing);

    assertThat(plan.steps()).extracting(Step::isLost).containsExactly(true, false);
    assertThat(plan.steps()).extracting(Step::isChange).containsExactly(false, true);
  }

  @Test
  void aRefusedAccountStopsItsClusterOnly() {
    accounts = new AllowedAccounts(List.of("shop"), Optional.empty(), false);
    var targets =
        "{serviceAccount: shop, targets: [{clusterName: c0, serviceAccount: root}, {clusterSelector: {}}]}";
    var plan = plan(bundle(targets, "1"), 2, List.of());

    assertThat(plan.steps())
        .extracting(step -> step.next().getMetadata().getLabels().get("fleet.cattle.io/cluster"))
        .containsExactly("c1");
    var problem = ClusterProblem.summary(plan.problems());
    assertThat(problem.reason()).isEqualTo(Reason.PolicyViolation);
    assertThat(problem.message())
        .isEqualTo(
            "Bundle web on cluster ns/c0: serviceAccount root is not among those that are allowed: [shop]");
  }

  @Test
  void nothingIsTakenFromAClusterWhoseAccountIsRefusedNow() {
    var existing = ready(plan(bundle("serviceAccount: root", "1"), 1, List.of()));
    accounts = new AllowedAccounts(List.of("shop"), Optional.empty(), false);
    var plan = plan(bundle("serviceAccount: root", "2"), 1, existing);

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.untouched()).isEqualTo(existing);
  }

  private Plan plan(Bundle bundle, int clusters, List<BundleDeployment> existing) {
    var views =
        IntStream.range(0, clusters)
            .mapToObj(
                i ->
                    ClusterView.of(
                        read(
                            "metadata: {name: c%d, namespace: ns, labels: {env: lab}}"
                                .formatted(clusters - 1 - i),
                            Cluster.class)))
            .toList();
    return Plan.of(
        bundle,
        "s-" + bundle.getMetadata().getAnnotations().get("version"),
        Matching.of(bundle.getSpec()).choose(views, List.of()),
        _ -> List.of(),
        existing,
        new Plan.Rules(accounts, deployment -> kept),
        NO_HELM);
  }

  private static Bundle bundle(String spec, String version) {
    var bundle =
        read(
            "{metadata: {name: web, namespace: ns, annotations: {version: '%s'}}}"
                .formatted(version),
            Bundle.class);
    bundle.setSpec(read(spec, BundleSpec.class));
    if (bundle.getSpec().targets == null) {
      bundle.getSpec().targets = read("targets: [{clusterSelector: {}}]", BundleSpec.class).targets;
    }
    return bundle;
  }

  /** What the steps make, applied and healthy. */
  private static List<BundleDeployment> ready(Plan plan) {
    var made = new ArrayList<BundleDeployment>();
    for (var step : plan.steps()) {
      var deployment = step.next();
      deployment.setStatus(new BundleDeploymentStatus());
      deployment.getStatus().appliedDeploymentID = deployment.getSpec().deploymentID;
      deployment.getStatus().ready = true;
      deployment.getStatus().nonModified = true;
      made.add(deployment);
    }
    return made;
  }

  private static BundleStatus status(Plan plan) {
    var deployments = plan.steps().stream().map(PlanTest::after).toList();
    return new BundleStatusBuilder(
            deployments, "", Optional.empty(), List.of(), Optional.of(plan.facts(PlanTest::after)))
        .of(bundle("{}", "1"), Instant.EPOCH);
  }

  private static BundleDeployment after(Step step) {
    var next = step.isChange() ? step.next() : step.unchanged();
    next.setStatus(step.existing().map(BundleDeployment::getStatus).orElse(null));
    return next;
  }
}
