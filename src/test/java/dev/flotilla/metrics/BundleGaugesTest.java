package dev.flotilla.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.BundleStatus;
import dev.flotilla.api.fleet.BundleSummary;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleGaugesTest {

  private final Bundle bundle = new Bundle();
  private final BundleDeployment deployment = new BundleDeployment();

  BundleGaugesTest() {
    bundle.getMetadata().setName("shop-app");
    bundle.getMetadata().setNamespace("fleet-local");
    bundle.getMetadata().setGeneration(7L);
    bundle
        .getMetadata()
        .setLabels(Map.of("fleet.cattle.io/commit", "abc", "fleet.cattle.io/repo-name", "shop"));
    deployment.getMetadata().setName("shop-app");
    deployment.getMetadata().setNamespace("cluster-fleet-local-local");
    deployment.getMetadata().setLabels(Map.of("fleet.cattle.io/cluster", "local"));
  }

  @Test
  void theNamesAndLabelsAreFleets() {
    var series = Series.of(BundleGauges.ofBundles(), bundle);

    assertThat(series.names())
        .containsExactlyInAnyOrder(
            "fleet_bundle_desired_ready",
            "fleet_bundle_ready",
            "fleet_bundle_not_ready",
            "fleet_bundle_wait_applied",
            "fleet_bundle_err_applied",
            "fleet_bundle_out_of_sync",
            "fleet_bundle_modified",
            "fleet_bundle_pending",
            "fleet_bundle_state");
    assertThat(series.labels("fleet_bundle_ready"))
        .containsExactly("name", "namespace", "commit", "repo", "generation", "state");
    assertThat(
            Series.of(BundleGauges.ofDeployments(), deployment)
                .labels("fleet_bundledeployment_state"))
        .containsExactly(
            "name",
            "namespace",
            "cluster_name",
            "cluster_namespace",
            "repo",
            "commit",
            "bundle",
            "bundle_namespace",
            "generation",
            "state");
  }

  @Test
  void theNumbersAreThoseOfTheSummary() {
    bundle.setStatus(new BundleStatus());
    bundle.getStatus().summary = new BundleSummary();
    bundle.getStatus().summary.desiredReady = 3;
    bundle.getStatus().summary.ready = 2;
    bundle.getStatus().summary.errApplied = 1;

    var series = Series.of(BundleGauges.ofBundles(), bundle);

    var labels = "shop-app,fleet-local,abc,shop,7,ErrApplied";
    assertThat(series.values("fleet_bundle_desired_ready")).containsOnly(Map.entry(labels, 3d));
    assertThat(series.values("fleet_bundle_err_applied")).containsOnly(Map.entry(labels, 1d));
    assertThat(series.values("fleet_bundle_pending")).containsOnly(Map.entry(labels, 0d));
  }

  @Test
  void exactlyOneStateIsOne() {
    var bundles = Series.of(BundleGauges.ofBundles(), bundle).values("fleet_bundle_state");

    assertThat(bundles).hasSize(7).containsEntry("shop-app,fleet-local,abc,shop,7,Ready", 1d);
    assertThat(bundles.values()).containsOnlyOnce(1d);

    deployment.setSpec(new BundleDeploymentSpec());
    deployment.getSpec().deploymentID = "s-1:2";
    var deployments =
        Series.of(BundleGauges.ofDeployments(), deployment).values("fleet_bundledeployment_state");
    assertThat(deployments).hasSize(7);
    assertThat(deployments.entrySet())
        .filteredOn(entry -> entry.getValue() == 1)
        .singleElement()
        .satisfies(one -> assertThat(one.getKey()).endsWith(",0,WaitApplied"));
  }
}
