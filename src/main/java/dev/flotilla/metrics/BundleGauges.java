package dev.flotilla.metrics;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleSummary;
import dev.flotilla.status.BundleState;
import dev.flotilla.status.Summaries;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Fleet's metrics of Bundles and BundleDeployments. */
final class BundleGauges {

  /** All states, in the order of their ranks. */
  static final List<String> STATES =
      Arrays.stream(BundleState.values()).map(BundleState::name).toList();

  private BundleGauges() {}

  static List<ObjectGauge<Bundle>> ofBundles() {
    return new GaugeFamily<Bundle>("fleet_bundle")
        .label("commit", Known.label(FleetNames.COMMIT))
        .label("repo", Known.label(FleetNames.REPO_NAME))
        .label("generation", Known::generation)
        .label("state", BundleGauges::state)
        .gauge("desired_ready", help("are to be ready"), number(summary -> summary.desiredReady))
        .gauge("ready", help("are ready"), number(summary -> summary.ready))
        .gauge("not_ready", help("are not ready"), number(summary -> summary.notReady))
        .gauge("wait_applied", help("are to be applied"), number(summary -> summary.waitApplied))
        .gauge("err_applied", help("failed"), number(summary -> summary.errApplied))
        .gauge("out_of_sync", help("are held back"), number(summary -> summary.outOfSync))
        .gauge("modified", help("others changed"), number(summary -> summary.modified))
        .gauge("pending", help("wait for their turn"), number(summary -> summary.pending))
        .states("The state of a Bundle", STATES, BundleGauges::state)
        .gauges();
  }

  static List<ObjectGauge<BundleDeployment>> ofDeployments() {
    return new GaugeFamily<BundleDeployment>("fleet_bundledeployment")
        .label("cluster_name", Known.label(FleetNames.CLUSTER))
        .label("cluster_namespace", Known.label(FleetNames.CLUSTER_NAMESPACE))
        .label("repo", Known.label(FleetNames.REPO_NAME))
        .label("commit", Known.label(FleetNames.COMMIT))
        .label("bundle", Known.label(FleetNames.BUNDLE))
        .label("bundle_namespace", Known.label(FleetNames.BUNDLE_NAMESPACE))
        .label("generation", Known::generation)
        .label("state", deployment -> Summaries.state(deployment).name())
        .states(
            "The state of a Bundle on one cluster",
            STATES,
            deployment -> Summaries.state(deployment).name())
        .gauges();
  }

  private static String help(String what) {
    return "BundleDeployments of a Bundle that " + what;
  }

  private static ToDoubleFunction<Bundle> number(Function<BundleSummary, Integer> count) {
    return bundle -> Known.number(count.apply(summary(bundle)));
  }

  private static String state(Bundle bundle) {
    return Summaries.worst(summary(bundle)).name();
  }

  private static BundleSummary summary(Bundle bundle) {
    return Known.part(bundle.getStatus(), status -> status.summary, new BundleSummary());
  }
}
