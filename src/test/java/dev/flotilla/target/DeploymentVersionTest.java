package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleSpec;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.bundle.DeploymentId;
import dev.flotilla.target.template.HelmRunner;
import dev.flotilla.target.template.Templating;
import dev.flotilla.tool.Tool;
import dev.flotilla.tool.ToolLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version that a cluster gets is the one that Fleet would give it. */
class DeploymentVersionTest {

  private static final Templating NO_HELM =
      new Templating(new HelmRunner(new Tool("helm", Optional.empty()), ToolLimits.SMALL));

  private static final Plan.Rules NO_RULES =
      new Plan.Rules(AllowedAccounts.ANY, deployment -> Optional.empty());

  private static final Cluster LOCAL =
      read("metadata: {name: local, namespace: ns, labels: {name: local, e: p}}", Cluster.class);

  private static final Cluster UNLABELLED =
      read("metadata: {name: local, namespace: ns, labels: {x.cattle.io/y: z}}", Cluster.class);

  /** A Bundle's specification, and the options whose hash makes the version. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targets: [{clusterName: local}]                               | {helm: {}}",
        "{helm: {takeOwnership: true}, targets: [{clusterName: local}]} | {helm: {takeOwnership: true, values: {}}}",
        "{helm: {values: {a: global.fleet.clusterLabels.e, b: global.fleet.clusterLabels.no}}, targets: [{clusterName: local}]} | {helm: {values: {a: p, b: ''}}}",
        "{helm: {disablePreProcess: true, values: {a: '${ x }'}, templateValues: {k: '${ y }'}}, targets: [{clusterName: local}]} | {helm: {disablePreProcess: true, values: {a: '${ x }'}, templateValues: {k: '${ y }'}}}",
        "{kustomize: {dir: d}, yaml: {overlays: [a]}, targets: [{clusterName: local, yaml: {overlays: [b]}, kustomize: {}}]} | {helm: {}, kustomize: {dir: d}, yaml: {overlays: [a, b]}}",
        "{namespaceLabels: {a: '1', b: '2'}, targets: [{clusterName: local, namespaceLabels: {b: '3'}}, {clusterSelector: {}}], targetRestrictions: [{clusterSelector: {}}]} | {helm: {}, namespaceLabels: {a: '1', b: '3'}}",
        "{helm: {chart: c, values: {a: {x: 1, y: [1]}}}, targets: [{clusterName: local, helm: {releaseName: r, values: {a: {y: [2]}}}}]} | {helm: {chart: c, releaseName: r, values: {a: {x: 1, y: [2]}}}}",
      })
  void ofALabelledCluster(String spec, String options) {
    assertThat(version(spec, LOCAL)).isEqualTo(id(options));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "targets: [{clusterName: local}]                               | {}",
        "{helm: {takeOwnership: true}, targets: [{clusterName: local}]} | {helm: {takeOwnership: true}}",
        "{helm: {values: {a: 1}}, targets: [{clusterName: local}]}      | {helm: {values: {a: 1}}}",
      })
  void ofAClusterWithoutLabelsOfItsOwn(String spec, String options) {
    assertThat(version(spec, UNLABELLED)).isEqualTo(id(options));
  }

  private static String id(String options) {
    return DeploymentId.of("s-1", read(options, BundleDeploymentOptions.class));
  }

  private static String version(String spec, Cluster cluster) {
    var bundle = read("metadata: {name: b, namespace: ns}", Bundle.class);
    bundle.setSpec(read(spec, BundleSpec.class));
    var chosen =
        Matching.of(bundle.getSpec())
            .choose(List.of(ClusterView.of(cluster)), List.<GroupView>of());
    var plan = Plan.of(bundle, "s-1", chosen, view -> List.of(), List.of(), NO_RULES, NO_HELM);
    return plan.steps().getFirst().next().getSpec().stagedDeploymentID;
  }
}
