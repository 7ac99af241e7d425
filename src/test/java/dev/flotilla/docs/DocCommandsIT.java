package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.Rancher;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the documentation that need an operator at work, but no pod. */
class DocCommandsIT extends OperatorTest {

  private static final Guide GUIDE = Guide.of(DocCommandsIT.class);

  /** The page says how the program is called; a shell forgets it when it ends. */
  private static final List<String> ALIAS =
      GUIDE.section("docs/command-line.md", "The command line");

  @AfterAll
  static void allWereRun() {
    GUIDE.assertAllRun();
  }

  @Test
  void theSwitchIsSeenPlannedAndFlippedByTheCommandLine() {
    turn(true);
    awaitState(FeatureState.Enabled);

    assertThat(run("docs/command-line.md", "See the switch")).contains("Enabled   true      Spec");
    assertThat(run("docs/command-line.md", "See what a flip would do"))
        .contains("CronJob              flotilla-system/fleet-cleanup-gitrepo-jobs");
    run("docs/command-line.md", "Flip the switch");
    awaitState(FeatureState.Disabled);

    turn(true);
    awaitState(FeatureState.Enabled);
    run("docs/switch.md", "The status");
    assertThat(cronJob()).isNull();
    assertThat(run("docs/switch.md", "Events and metrics")).contains("Disabled", "Enabled");
  }

  @Test
  void theShellLearnsTheCommands() {
    var commands = new ArrayList<>(GUIDE.section("docs/command-line.md", "Completion"));
    commands.add("complete -p flotilla");

    assertThat(runAll(commands)).contains("complete ", " flotilla");
  }

  @Test
  void rancherIsTheSwitchWhereItIs() {
    var rancher = new Rancher(admin);
    rancher.install();
    try {
      rancher.choose(true);
      turn(true);
      awaitState(FeatureState.Enabled);
      run("docs/switch.md", "Where the cluster has Rancher");
      soon()
          .untilAsserted(
              () ->
                  assertThat(flotilla().getStatus().features.getFirst().state)
                      .isEqualTo(FeatureState.Disabled));
    } finally {
      rancher.uninstall();
    }
  }

  @Test
  void directoriesBecomeBundlesAndGoAgain(@TempDir Path folder) throws IOException {
    for (var name : List.of("web", "api")) {
      var directory = Files.createDirectories(folder.resolve("deploy").resolve(name));
      var map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n".formatted(name);
      Files.writeString(directory.resolve("map.yaml"), map);
    }
    // The page calls the program by its place in the project.
    Files.createSymbolicLink(folder.resolve("target"), Path.of("target").toAbsolutePath());

    var bundles = admin.resources(Bundle.class).inNamespace(LOCAL);
    // Those of a test before may be on their way out.
    soon().until(() -> bundles.list().getItems().isEmpty());

    var told = runAll(folder, GUIDE.section("docs/command-line.md", "Make bundles"));

    assertThat(told)
        .contains("written (bundle): fleet-local/shop-deploy-api")
        .contains("deleted (bundle): fleet-local/store-deploy-api");
    assertThat(bundles.list().getItems())
        .extracting(bundle -> bundle.getMetadata().getName())
        .containsExactlyInAnyOrder("shop-deploy-web", "shop-deploy-api", "store-deploy-web");
    bundles.delete();
    soon().until(() -> bundles.list().getItems().isEmpty());
  }

  @Test
  void whatABundleBecomesIsSeenWithoutACluster(@TempDir Path folder) throws IOException {
    var app = Files.createDirectories(folder.resolve("app"));
    Files.writeString(
        app.resolve("map.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
    Files.writeString(
        app.resolve("fleet.yaml"),
        "targetCustomizations: [{name: dev, clusterSelector: {matchLabels: {env: dev}}}]");
    Files.writeString(
        folder.resolve("clusters.yaml"),
        "{kind: Cluster, metadata: {name: one, namespace: fleet-local, labels: {env: dev}}}");
    Files.createSymbolicLink(folder.resolve("target"), Path.of("target").toAbsolutePath());

    var commands = new ArrayList<>(List.of("flotilla apply -o - shop app > bundle.yaml"));
    commands.addAll(GUIDE.section("docs/command-line.md", "See what a Bundle becomes"));
    assertThat(runAll(folder, commands)).contains("# Matched: dev");

    assertThat(folder.resolve("target.yaml")).content().contains("kind: BundleDeployment");
  }

  @Test
  void theSecretOfWebhooksIsMadeByOneCommand() {
    run("docs/webhooks.md", "Set it up");

    var secret = admin.secrets().inNamespace(SYSTEM).withName("gitjob-webhook");
    assertThat(secret.get().getData()).containsOnlyKeys("github");
    secret.delete();
  }

  @Test
  void fleetIsScaledDownByOneCommand() {
    var fleet = "cattle-fleet-system";
    var namespace = admin.namespaces().withName(fleet);
    // A test before may have left it.
    remove(namespace);
    runAll(
        List.of(
            "kubectl create namespace " + fleet,
            "kubectl -n " + fleet + " create deployment fleet-controller --image=none",
            "kubectl -n " + fleet + " create deployment gitjob --image=none"));
    try {
      turn(true);
      awaitStalled("ForeignController", "fleet-controller");

      run("docs/leftovers.md", "While Rancher Fleet runs");

      awaitState(FeatureState.Enabled);
    } finally {
      remove(namespace);
    }
  }

  /** Returns when nothing of it is left: until then nothing can be made in it. */
  private static void remove(Resource<Namespace> namespace) {
    namespace.delete();
    namespace.waitUntilCondition(Objects::isNull, 120, TimeUnit.SECONDS);
  }

  private static String run(String page, String section) {
    return runAll(GUIDE.section(page, section));
  }

  private static String runAll(List<String> commands) {
    return runAll(Path.of(""), commands);
  }

  private static String runAll(Path folder, List<String> commands) {
    var all = new ArrayList<>(ALIAS);
    all.addAll(commands);
    return LocalCluster.shell(folder).run(all);
  }
}
