package dev.flotilla.target;

import dev.flotilla.foreign.ForeignFleet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;

/** The controllers of this package, put together by hand and running against a real API server. */
final class Controllers implements AutoCloseable {

  final LocalCluster local = new LocalCluster();
  final Contents contents = new Contents();
  private final Operator operator;

  Controllers(KubernetesClient client, Clock clock) {
    local.client = client;
    contents.client = client;
    contents.clock = clock;
    var sweep = new ContentSweep();
    sweep.client = client;
    sweep.contents = contents;
    var store = new DeploymentStore();
    store.client = client;
    var surroundings = new Surroundings();
    surroundings.client = client;
    var rollout = new Rollout();
    rollout.surroundings = surroundings;
    rollout.contents = contents;
    rollout.store = store;
    var values = new ValuesStore();
    values.client = client;
    rollout.values = values;
    rollout.templating = new HelmTemplating().templating();
    var bundles = new BundleReconciler();
    bundles.rollout = rollout;
    bundles.surroundings = surroundings;
    bundles.store = store;
    bundles.contents = contents;
    bundles.clock = clock;
    bundles.foreignFleet = new ForeignFleet();
    var groups = new ClusterGroupReconciler();
    groups.foreignFleet = new ForeignFleet();
    groups.clock = clock;

    operator =
        new Operator(
            settings -> settings.withKubernetesClient(client).withCloseClientOnStop(false));
    operator.register(bundles);
    operator.register(new ClusterReconciler(clock, local, sweep, new ForeignFleet()));
    operator.register(groups);
    local.ensure();
    operator.start();
  }

  @Override
  public void close() {
    operator.stop();
  }
}
