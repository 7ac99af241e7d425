package dev.flotilla.deploy;

import static dev.flotilla.deploy.Site.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.BundleDependency;
import dev.flotilla.api.fleet.BundleDeployment;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.BundleDeploymentStatus;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.api.fleet.CorrectDrift;
import dev.flotilla.foreign.ForeignFleet;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.LocalCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.javaoperatorsdk.operator.Operator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalCluster.class)
class ReconcilerIT {

  private static Operator operator;
  private static BundleDeploymentReconciler reconciler;

  private final KubernetesClient client = LocalCluster.client();
  private String namespace;

  @BeforeAll
  static void start() {
    Tenants.admin();
    reconciler =
        new BundleDeploymentReconciler(
            LocalCluster.client(),
            Clock.systemUTC(),
            Tenants.SYSTEM,
            Optional.of("admin"),
            new ForeignFleet());
    operator =
        new Operator(
            config ->
                config.withKubernetesClient(LocalCluster.client()).withCloseClientOnStop(false));
    operator.register(reconciler);
    operator.start();
  }

  @AfterAll
  static void stop() {
    operator.stop();
    reconciler.stop();
  }

  @BeforeEach
  void namespace() {
    namespace = Tenants.newNamespace();
  }

  /**
   * While there is somebody who takes the finalizers off: operators of later tests find nothing.
   */
  @AfterEach
  void removeDeployments() {
    var deployments = client.resources(BundleDeployment.class).inNamespace(namespace);
    deployments.delete();
    soon().until(() -> deployments.list().getItems().isEmpty());
  }

  @Test
  void aBundleIsDeployedReportedAndRemoved() {
    create("app", configMap("a", "1") + configMap("b", "1"), spec -> {});
    awaitState("app", "Ready");

    var status = status("app");
    assertThat(status.appliedDeploymentID)
        .isEqualTo(deployment("app").get().getSpec().deploymentID);
    assertThat(status.ready).isTrue();
    assertThat(status.nonModified).isTrue();
    assertThat(status.display.deployed).isEqualTo("True");
    assertThat(status.display.monitored).isEqualTo("True");
    assertThat(status.resources).extracting(r -> r.name).containsExactly("a", "b");
    assertThat(status.resources).allSatisfy(r -> assertThat(r.createdAt).isNotNull());
    assertThat(status.resourceCounts.ready).isEqualTo(2);
    assertThat(status.conditions)
        .extracting(c -> c.type + "=" + c.status)
        .containsExactlyInAnyOrder(
            "Installed=True", "Deployed=True", "Monitored=True", "Ready=True");
    assertThat(deployment("app").get().getMetadata().getFinalizers())
        .containsExactly(FleetNames.BUNDLE_DEPLOYMENT_FINALIZER);

    deployment("app").delete();
    soon().untilAsserted(() -> assertThat(deployment("app").get()).isNull());
    assertThat(map("a").get()).isNull();
  }

  @Test
  void waitsForWhatItDependsOnAndNamesACircle() {
    create("app", configMap("a", "1"), spec -> spec.dependsOn = List.of(dependency("base")));
    soon()
        .untilAsserted(
            () -> assertThat(deployed("app").message).contains("base (not on this cluster)"));
    assertThat(deployed("app").reason).isEqualTo("DependencyNotReady");
    assertThat(map("a").get()).isNull();

    create("base", configMap("b", "1"), spec -> spec.dependsOn = List.of(dependency("app")));
    soon()
        .untilAsserted(
            () ->
                assertThat(deployed("app").message)
                    .isEqualTo("dependsOn goes round in a circle: app -> base -> app"));
    assertThat(map("a").get()).isNull();
    assertThat(map("b").get()).isNull();

    Edits.change(
        deployment("base"),
        base -> {
          base.getSpec().dependsOn = null;
          return base;
        });
    awaitState("base", "Ready");
    awaitState("app", "Ready");
  }

  @Test
  void nothingIsWrittenOnceAllIsWell() {
    create("app", configMap("a", "1"), spec -> {});
    awaitState("app", "Ready");
    var before = versions();

    // A change of an annotation of the object wakes the reconciler, which finds nothing to do.
    touch("a");
    soon().during(Duration.ofSeconds(2)).until(() -> versions().equals(before));
  }

  @Test
  void aNewVersionPrunesWhatTheOldOneHad() {
    create("app", configMap("a", "1") + configMap("b", "1"), spec -> {});
    awaitState("app", "Ready");
    var next = content(configMap("a", "2"));

    Edits.change(deployment("app"), wants(next));

    soon().untilAsserted(() -> assertThat(status("app").appliedDeploymentID).startsWith(next));
    assertThat(map("a").get().getData()).containsEntry("key", "2");
    assertThat(map("b").get()).isNull();
    assertThat(status("app").resources).extracting(r -> r.name).containsExactly("a");
  }

  @Test
  void aMissingObjectIsReportedAtOnce() {
    create("app", configMap("a", "1"), spec -> {});
    awaitState("app", "Ready");

    map("a").delete();

    awaitState("app", "Modified");
    assertThat(message("app", "Ready")).isEqualTo("configmap.v1 " + namespace + "/a missing");
    assertThat(map("a").get()).isNull();
  }

  @Test
  void aMissingObjectComesBackWhenDriftIsCorrected() {
    create(
        "app",
        configMap("a", "1"),
        spec -> {
          spec.correctDrift = new CorrectDrift();
          spec.correctDrift.enabled = true;
        });
    awaitState("app", "Ready");

    map("a").delete();

    soon().untilAsserted(() -> assertThat(map("a").get()).isNotNull());
    awaitState("app", "Ready");
  }

  @Test
  void aDeploymentWithoutPodsIsNotReady() {
    create(
        "app",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: "example.com/web:1"}]}
        """,
        spec -> {});

    awaitState("app", "NotReady");
    // For a moment it may say that there is no service account in the new namespace yet.
    soon()
        .untilAsserted(
            () ->
                assertThat(message("app", "Ready"))
                    .isEqualTo(
                        "deployment.apps " + namespace + "/web [progressing] Available: 0/1"));
    assertThat(status("app").ready).isFalse();
  }

  @Test
  void whatCannotBeDeployedSaysWhy() {
    create("broken", "a: b: c", spec -> {});
    create("charted", "", spec -> spec.options.kustomize = kustomize());
    create("homeless", "", spec -> spec.options.serviceAccount = "nobody");
    create("lost", "", spec -> spec.deploymentID = "s-nothing:x");

    awaitState("broken", "ErrApplied");
    assertThat(message("broken", "Deployed")).startsWith("all.yaml:1: ");
    awaitState("charted", "ErrApplied");
    assertThat(message("charted", "Ready")).isEqualTo("not served yet: kustomize.dir");
    awaitState("homeless", "ErrApplied");
    assertThat(message("homeless", "Ready")).contains("serviceAccount nobody does not exist");
    awaitState("lost", "ErrApplied");
    assertThat(message("lost", "Ready")).contains("Content s-nothing does not exist");
  }

  @Test
  void aPausedOneIsLeftAloneAndOneWithoutAVersionWaits() {
    create("paused", configMap("a", "1"), spec -> spec.paused = true);
    create("pending", configMap("b", "1"), spec -> spec.deploymentID = null);

    awaitState("paused", "WaitApplied");
    awaitState("pending", "Pending");
    assertThat(map("a").get()).isNull();
    assertThat(map("b").get()).isNull();
  }

  @Test
  void keptResourcesOutliveTheBundle() {
    create("app", configMap("a", "1"), spec -> spec.options.keepResources = true);
    awaitState("app", "Ready");

    deployment("app").delete();

    soon().untilAsserted(() -> assertThat(deployment("app").get()).isNull());
    assertThat(map("a").get()).isNotNull();
  }

  @Test
  void aBlockedDeleteIsNamedAndEndsWhenItCan() {
    var held =
        configMap("a", "1").replace("{name: a}", "{name: a, finalizers: [example.com/hold]}");
    create("app", held, spec -> {});
    awaitState("app", "Ready");

    deployment("app").delete();

    soon()
        .untilAsserted(
            () -> assertThat(message("app", "Deployed")).contains("held by example.com/hold"));
    Edits.change(
        map("a"),
        map -> {
          map.getMetadata().setFinalizers(List.of());
          return map;
        });
    soon().untilAsserted(() -> assertThat(deployment("app").get()).isNull());
  }

  private static dev.flotilla.api.fleet.KustomizeOptions kustomize() {
    var options = new dev.flotilla.api.fleet.KustomizeOptions();
    options.dir = "overlays";
    return options;
  }

  private Condition deployed(String name) {
    return Stream.ofNullable(status(name))
        .flatMap(status -> Stream.ofNullable(status.conditions))
        .flatMap(List::stream)
        .filter(condition -> condition.type.equals("Deployed"))
        .findFirst()
        .orElseGet(Condition::new);
  }

  private static BundleDependency dependency(String name) {
    var dependency = new BundleDependency();
    dependency.name = name;
    return dependency;
  }

  private void create(String name, String yaml, Consumer<BundleDeploymentSpec> change) {
    var resource = new BundleDeployment();
    resource.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    var spec = new BundleDeploymentSpec();
    spec.options = new BundleDeploymentOptions();
    spec.options.defaultNamespace = namespace;
    spec.deploymentID = content(yaml) + ":1";
    spec.stagedDeploymentID = spec.deploymentID;
    change.accept(spec);
    resource.setSpec(spec);
    client.resource(resource).create();
  }

  private static java.util.function.UnaryOperator<BundleDeployment> wants(String content) {
    return resource -> {
      resource.getSpec().deploymentID = content + ":1";
      resource.getSpec().stagedDeploymentID = content + ":1";
      return resource;
    };
  }

  private String content(String yaml) {
    var content = new Content();
    content.content = Contents.of("all.yaml", yaml).bytes();
    var name = "s-" + new Owner(namespace, yaml).hash();
    content.setMetadata(new ObjectMetaBuilder().withName(name).build());
    client.resource(content).createOr(existing -> existing.update());
    return name;
  }

  private void touch(String name) {
    Edits.change(
        map(name),
        map -> {
          map.getMetadata().getAnnotations().put("touched", "yes");
          return map;
        });
  }

  private List<String> versions() {
    return List.of(
        deployment("app").get().getMetadata().getResourceVersion(),
        String.valueOf(map("a").get().getData()));
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private void awaitState(String name, String state) {
    soon()
        .untilAsserted(
            () -> {
              var status = status(name);
              assertThat(status).as("status of " + name).isNotNull();
              assertThat(status.display).as("what is displayed of " + name).isNotNull();
              assertThat(status.display.state).as(message(name, "Deployed")).isEqualTo(state);
            });
  }

  private String message(String name, String condition) {
    return status(name).conditions.stream()
        .filter(c -> condition.equals(c.type))
        .map(c -> c.message)
        .findFirst()
        .orElse("");
  }

  private BundleDeploymentStatus status(String name) {
    return deployment(name).get().getStatus();
  }

  private Resource<BundleDeployment> deployment(String name) {
    return client.resources(BundleDeployment.class).inNamespace(namespace).withName(name);
  }

  private Resource<ConfigMap> map(String name) {
    return client.configMaps().inNamespace(namespace).withName(name);
  }
}
