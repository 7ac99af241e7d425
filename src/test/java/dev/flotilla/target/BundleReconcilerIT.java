package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.Cluster;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.bundle.Manifest;
import dev.flotilla.testing.Edits;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BundleReconcilerIT extends BundlesTest {

  private static final String FINALIZER = "fleet.cattle.io/bundle-deployment-finalizer";

  /** Only the test about a held deployment leaves a finalizer behind, when it fails. */
  @Override
  void release() {
    client.resources(BundleDeployment.class).inNamespace(NAMESPACE).list().getItems().stream()
        .filter(deployment -> !deployment.getMetadata().getFinalizers().isEmpty())
        .forEach(deployment -> finalizers(deployment, List.of()));
  }

  @Test
  void makesTheLocalClusterOnceAndOverwritesNothing() {
    var group = client.resources(ClusterGroup.class).inNamespace("fleet-local").withName("default");
    var cluster = client.resources(Cluster.class).inNamespace("fleet-local").withName("local");
    assertThat(cluster.get().getMetadata().getLabels())
        .containsEntry("name", "local")
        .containsEntry("management.cattle.io/cluster-display-name", "local");
    assertThat(client.namespaces().withName(NAMESPACE).get().getMetadata().getAnnotations())
        .containsEntry("fleet.cattle.io/cluster", "local")
        .containsEntry("fleet.cattle.io/cluster-namespace", "fleet-local");
    assertThat(group.get().getSpec().selector.getMatchLabels()).isEqualTo(Map.of("name", "local"));

    Edits.change(cluster, withLabel("mine", "kept"));
    controllers.local.ensure();
    assertThat(cluster.get().getMetadata().getLabels()).containsEntry("mine", "kept");
  }

  @Test
  void bringsABundleToTheClusterWithItsContentFirst() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());

    var deployment = deployment("web").get();
    var content = deployment.getSpec().deploymentID.split(":")[0];
    assertThat(content).isEqualTo(manifest(bundle("web")).id());
    assertThat(deployment.getMetadata().getLabels())
        .containsEntry("fleet.cattle.io/content-name", content)
        .containsEntry("fleet.cattle.io/bundle-name", "web");
    var stored = client.resources(Content.class).withName(content).get();
    assertThat(stored.sha256sum).isEqualTo(manifest(bundle("web")).sha256());
    assertThat(stored.content).isEqualTo(manifest(bundle("web")).gzip());
    eventually(
        () -> {
          assertThat(message("web")).isEqualTo("WaitApplied(1) [Cluster fleet-local/local]");
          assertThat(theBundle("web").get().getStatus().display.readyClusters).isEqualTo("0/1");
        });
  }

  @Test
  void isReadyWhenTheDeploymentIsAndTellsClusterAndGroup() {
    create(bundle("web"));
    becomeReady("web");
    eventually(
        () -> {
          assertThat(ready("web").status).isEqualTo("True");
          assertThat(theBundle("web").get().getStatus().display.readyClusters).isEqualTo("1/1");
          var cluster =
              client.resources(Cluster.class).inNamespace("fleet-local").withName("local").get();
          assertThat(cluster.getStatus()).isNotNull();
          assertThat(cluster.getStatus().namespace).isEqualTo(NAMESPACE);
          assertThat(cluster.getStatus().display.readyBundles).isEqualTo("1/1");
          assertThat(cluster.getStatus().agent.lastSeen).isNotNull();
          var group =
              client
                  .resources(ClusterGroup.class)
                  .inNamespace("fleet-local")
                  .withName("default")
                  .get();
          assertThat(group.getStatus()).isNotNull();
          assertThat(group.getStatus().display).isNotNull();
          assertThat(group.getStatus().display.readyClusters).isEqualTo("1/1");
          assertThat(group.getStatus().display.readyBundles).isEqualTo("1/1");
        });
  }

  @Test
  void writesNothingWhenNothingOfItChanged() {
    create(bundle("web"));
    becomeReady("web");
    eventually(() -> assertThat(ready("web").status).isEqualTo("True"));
    var bundle = version(theBundle("web"));
    var deployment = version(deployment("web"));

    // A change around the bundle makes it look again; a second bundle shows that it has.
    Edits.change(
        client.resources(Cluster.class).inNamespace("fleet-local").withName("local"),
        withLabel("noise", "x" + System.nanoTime()));
    create(bundle("later"));
    eventually(() -> assertThat(deployment("later").get()).isNotNull());
    assertThat(version(theBundle("web"))).isEqualTo(bundle);
    assertThat(version(deployment("web"))).isEqualTo(deployment);
  }

  @Test
  void isNotReadyAnyMoreOnceANewVersionIsReleased() {
    create(bundle("web"));
    becomeReady("web");
    eventually(() -> assertThat(ready("web").status).isEqualTo("True"));
    var before = deployment("web").get().getSpec().deploymentID;

    change("web", bundle -> bundle.getSpec().resources.getFirst().content = "kind: Other");
    eventually(
        () -> {
          var generation = theBundle("web").get().getMetadata().getGeneration();
          assertThat(theBundle("web").get().getStatus().observedGeneration).isEqualTo(generation);
          assertThat(deployment("web").get().getSpec().deploymentID).isNotEqualTo(before);
          assertThat(message("web")).startsWith("WaitApplied(1)");
        });
  }

  @Test
  void holdsANewVersionBackWhilePausedAndReleasesItAfterwards() {
    create(bundle("web"));
    becomeReady("web");
    var before = deployment("web").get().getSpec().deploymentID;
    change(
        "web",
        bundle -> {
          bundle.getSpec().paused = true;
          bundle.getSpec().resources.getFirst().content = "kind: Other";
        });
    eventually(() -> assertThat(message("web")).startsWith("OutOfSync(1)"));
    assertThat(deployment("web").get().getSpec().deploymentID).isEqualTo(before);

    change("web", bundle -> bundle.getSpec().paused = false);
    eventually(
        () -> assertThat(deployment("web").get().getSpec().deploymentID).isNotEqualTo(before));
  }

  @Test
  void makesAContentAgainThatSomebodyDeleted() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    var id = manifest(bundle("web")).id();
    eventually(() -> assertThat(client.resources(Content.class).withName(id).get()).isNotNull());
    client.resources(Content.class).withName(id).delete();

    Edits.change(deployment("web"), withLabel("touched", "true"));
    eventually(() -> assertThat(client.resources(Content.class).withName(id).get()).isNotNull());
    eventually(
        () ->
            assertThat(deployment("web").get().getMetadata().getLabels())
                .doesNotContainKey("touched"));
  }

  @Test
  void removesADeploymentFromAClusterThatIsNoLongerChosen() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    change(
        "web",
        bundle ->
            bundle.getSpec().targets.getFirst().clusterSelector =
                new LabelSelectorBuilder().addToMatchLabels("name", "other").build());
    eventually(() -> assertThat(deployment("web").get()).isNull());
    eventually(
        () ->
            assertThat(theBundle("web").get().getStatus().display.readyClusters).isEqualTo("0/0"));
  }

  @Test
  void saysWhatIsNotServedAndLeavesWhatIsThereAlone() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    var before = version(deployment("web"));
    change(
        "web",
        bundle -> {
          bundle.getSpec().contentsId = "elsewhere";
          bundle.getSpec().resources.getFirst().content = "kind: Other";
        });
    eventually(() -> assertThat(message("web")).contains("not served yet: spec.contentsId"));
    assertThat(ready("web").reason).isEqualTo("NotSupported");
    assertThat(version(deployment("web"))).isEqualTo(before);
  }

  @Test
  void givesAClusterTheOptionsOfItsTargetAndNamesAValueThatIsWrong() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    change("web", bundle -> bundle.getSpec().targets.getFirst().namespace = "elsewhere");
    eventually(
        () ->
            assertThat(deployment("web").get().getSpec().options.namespace).isEqualTo("elsewhere"));
    var before = version(deployment("web"));

    change("web", bundle -> bundle.getSpec().helm = values("${ tpl \"x\" . }"));
    eventually(
        () ->
            assertThat(message("web"))
                .contains(
                    "Bundle web on cluster fleet-local/local: helm.values.a: function \"tpl\" not defined"));
    assertThat(ready("web").reason).isEqualTo("Invalid");
    assertThat(version(deployment("web"))).isEqualTo(before);
  }

  @Test
  void goesOnlyWhenItsDeploymentIsGoneAndNamesWhatItWaitsFor() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    finalizers(deployment("web").get(), List.of(FINALIZER));
    theBundle("web").delete();
    eventually(
        () -> {
          assertThat(deployment("web").get().isMarkedForDeletion()).isTrue();
          assertThat(message("web"))
              .contains("waits for the removal of BundleDeployment " + NAMESPACE + "/web");
        });
    finalizers(deployment("web").get(), List.of());
    eventually(() -> assertThat(theBundle("web").get()).isNull());
  }

  @Test
  void keepsAContentThatIsNamedAndOneThatIsNew() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    var named = manifest(bundle("web")).id();
    var fresh = Manifest.of(bundle("fresh").getSpec().resources);
    controllers.contents.ensure(fresh);

    var later = new Contents();
    later.client = client;
    later.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    controllers.contents.release(List.of(named, fresh.id(), "s-unknown"));
    assertThat(client.resources(Content.class).withName(fresh.id()).get()).isNotNull();
    later.release(List.of(named, fresh.id(), "s-unknown"));
    assertThat(client.resources(Content.class).withName(fresh.id()).get()).isNull();
    assertThat(client.resources(Content.class).withName(named).get()).isNotNull();
  }

  @Test
  void sweepsContentsThatNothingNames() {
    create(bundle("web"));
    eventually(() -> assertThat(deployment("web").get()).isNotNull());
    var named = manifest(bundle("web")).id();
    var leftOver = manifest(bundle("left-over"));
    controllers.contents.ensure(leftOver);

    var sweep = new ContentSweep();
    sweep.client = client;
    sweep.contents = new Contents();
    sweep.contents.client = client;
    sweep.contents.clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    sweep.run();
    assertThat(client.resources(Content.class).list().getItems())
        .extracting(content -> content.getMetadata().getName())
        .containsExactly(named);
  }

  @Test
  void namesAClusterThatIsNotServed() {
    create(
        read(
            "metadata: {name: far, namespace: fleet-local, labels: {far: 'true'}}", Cluster.class));
    var bundle = bundle("web");
    bundle.getSpec().targets.getFirst().clusterSelector =
        new LabelSelectorBuilder().addToMatchLabels("far", "true").build();
    bundle.getSpec().targets.getFirst().clusterGroup = null;
    create(bundle);
    eventually(() -> assertThat(message("web")).endsWith("nothing is deployed to fleet-local/far"));
    client.resources(Cluster.class).inNamespace("fleet-local").withName("far").delete();
  }

  /** Plays the part of the controller of BundleDeployments. */
  private static void becomeReady(String name) {
    eventually(() -> assertThat(deployment(name).get()).isNotNull());
    Edits.changeStatus(
        client,
        deployment(name),
        deployment -> {
          deployment.setStatus(new BundleDeploymentStatus());
          deployment.getStatus().appliedDeploymentID = deployment.getSpec().deploymentID;
          deployment.getStatus().ready = true;
          deployment.getStatus().nonModified = true;
          return deployment;
        });
  }

  private static Bundle bundle(String name) {
    return read(
        """
        metadata: {name: %1$s, namespace: fleet-local}
        spec:
          resources: [{name: a.yaml, content: 'kind: %1$s'}]
          targets: [{clusterGroup: default}]
        """
            .formatted(name),
        Bundle.class);
  }

  private static Manifest manifest(Bundle bundle) {
    return Manifest.of(bundle.getSpec().resources);
  }

  private static void create(HasMetadata object) {
    client.resource(object).create();
  }

  private static void change(String name, Consumer<Bundle> change) {
    Edits.change(
        theBundle(name),
        bundle -> {
          change.accept(bundle);
          return bundle;
        });
  }

  private static void finalizers(BundleDeployment deployment, List<String> finalizers) {
    Edits.change(
        client,
        deployment,
        now -> {
          now.getMetadata().setFinalizers(finalizers);
          return now;
        });
  }

  private static <T extends HasMetadata> UnaryOperator<T> withLabel(String key, String value) {
    return object -> {
      var labels = new HashMap<>(object.getMetadata().getLabels());
      labels.put(key, value);
      object.getMetadata().setLabels(labels);
      return object;
    };
  }

  private static String message(String name) {
    return ready(name).message;
  }

  private static String version(Resource<? extends HasMetadata> resource) {
    return resource.get().getMetadata().getResourceVersion();
  }

  private static HelmOptions values(String text) {
    var helm = new HelmOptions();
    helm.values = Map.of("a", text);
    return helm;
  }
}
