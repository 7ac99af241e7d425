package dev.flotilla.command.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.LocalCluster;
import dev.flotilla.testing.OperatorTest;
import dev.flotilla.testing.Rancher;
import dev.flotilla.testing.Terminal;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands of the switch on a real cluster with the operator at work. */
class FeaturesIT extends OperatorTest {

  private static final String NAME = "continuous-delivery";
  private static final String HOLD = "example.org/hold";

  @Test
  void offAndOnAgainAreWaitedForAndSeen() {
    turn(true);
    awaitState(FeatureState.Enabled);
    accountOf("hello");

    var off = run("features", "disable", NAME, "--wait");

    assertThat(off.code()).as(off.err()).isZero();
    assertThat(off.err()).startsWith("chosen in spec.features: continuous-delivery off\n");
    assertThat(off.out()).contains("Disabled").contains("3 Absent");
    assertThat(cronJob()).isNull();
    assertThat(run("features").code()).isZero();

    var on = run("features", "enable", NAME, "--wait", "-o", "json");

    assertThat(on.code()).as(on.err()).isZero();
    assertThat(on.out()).contains("\"state\":\"Enabled\"").contains("\"settled\":true");
    assertThat(cronJob()).isNotNull();
  }

  @Test
  void aPlanNamesWhatAFlipThenRemovesAndWritesNothing() {
    turn(true);
    awaitState(FeatureState.Enabled);
    accountOf("hello");
    var before = versions();

    var plan = run("features", "--plan", NAME + "=off");

    assertThat(plan.code()).isZero();
    assertThat(versions()).isEqualTo(before);
    assertThat(plan.out())
        .contains("continuous-delivery is on: chosen by spec.features.")
        .contains("CronJob              flotilla-system/fleet-cleanup-gitrepo-jobs")
        .contains("ServiceAccount       flotilla-system/flotilla-cleanup")
        .contains("ClusterRoleBinding   flotilla-cleanup")
        .contains("ServiceAccount       fleet-local/git-hello")
        .contains("Kept: 1 GitRepo, 0 Bundles, 0 BundleDeployments");

    turn(false);
    awaitState(FeatureState.Disabled);
    var left = versions().keySet();
    assertThat(before.keySet()).filteredOn(name -> !left.contains(name)).hasSize(4);
    assertThat(run("features", "--plan", NAME + "=off").out()).contains("changes nothing");
    assertThat(run("features", "--plan", NAME + "=on").out())
        .contains("would create 1 ClusterRoleBinding, 1 CronJob, 1 ServiceAccount")
        .contains("fleet-local/hello");
  }

  @Test
  void anObjectThatIsHeldIsNamedAndEndsWithThree() {
    turn(true);
    awaitState(FeatureState.Enabled);
    Edits.change(admin, cronJob(), each -> finalizers(each, List.of(HOLD)));

    var plan = run("features", "--plan", NAME + "=off");
    run("features", "disable", NAME);
    awaitStalled("RemovalBlocked", HOLD);
    var held = run("features", "disable", NAME, "--wait", "--timeout", "3s");
    Edits.change(admin, cronJob(), each -> finalizers(each, List.of()));

    var words =
        "CronJob flotilla-system/fleet-cleanup-gitrepo-jobs is held by the finalizers " + HOLD;
    assertThat(plan.out()).contains("(will be held by the finalizers " + HOLD + ")");
    assertThat(held.code()).isEqualTo(3);
    assertThat(held.err()).contains("not reached in 3s; Disabling: " + words);
    assertThat(held.out()).contains("1 Blocked").contains(words);
    awaitState(FeatureState.Disabled);
  }

  @Test
  void ranchersFeatureIsShownAndLeftAlone() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var rancher = new Rancher(admin);
    rancher.install();
    try {
      var feature = rancher.choose(false);
      awaitState(FeatureState.Disabled);

      assertThat(run("features").out()).contains("RancherFeature").contains("Disabled");
      var refused = run("features", "enable", NAME, "--wait");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err())
          .contains("chosen by Rancher's Feature")
          .contains("patch features.management.cattle.io continuous-delivery --type=merge")
          .contains("'{\"spec\":{\"value\":true}}'");
      assertThat(version(admin.resource(feature).get())).isEqualTo(version(feature));
      assertThat(run("features", "--plan", NAME + "=on").out()).contains("To do it: kubectl");
    } finally {
      rancher.uninstall();
    }
  }

  @Test
  void theFlotillaObjectIsMadeOnlyWhenAskedFor() {
    assertThat(run("features").out()).contains("there is no Flotilla object");
    var refused = run("features", "enable", NAME);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(flotilla()).isNull();

    var made = run("features", "enable", NAME, "--create", "--wait");

    assertThat(made.code()).as(made.err()).isZero();
    assertThat(flotilla().getSpec().features).isEqualTo(Map.of(NAME, true));
    assertThat(flotilla().getSpec().cleanup.schedule).isEqualTo("@daily");
  }

  @Test
  void aFlipLeavesTheOtherSettingsAlone() {
    turn(true);
    Edits.change(
        admin.resources(Flotilla.class).withName(Flotilla.NAME),
        each -> {
          each.getSpec().cleanup.schedule = "@weekly";
          return each;
        });

    run("features", "disable", NAME, "--wait");

    assertThat(flotilla().getSpec().cleanup.schedule).isEqualTo("@weekly");
    assertThat(flotilla().getSpec().features).containsEntry(NAME, false);
  }

  @Test
  void thePackagedProgramPrintsItsResultAndNothingElse() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var kubeconfig = LocalCluster.kubeconfig();

    var shown = Terminal.program(kubeconfig, "features");
    var off = Terminal.program(kubeconfig, "features", "disable", NAME, "--wait", "-o", "yaml");
    var none = Terminal.program(kubeconfig, "features", "--context", "other");
    var version = Terminal.program(kubeconfig, "features", "--version");

    assertThat(shown.code()).as(shown.err()).isZero();
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out()).startsWith("NAME ").hasLineCount(2);
    assertThat(off.code()).as(off.err()).isZero();
    assertThat(off.out()).startsWith("---\nfeatures:\n").contains("state: \"Disabled\"");
    assertThat(off.err().lines())
        .allMatch(line -> line.startsWith("chosen in ") || line.startsWith("Disabling: "));
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err())
        .startsWith("flotilla features: there is no context other")
        .hasLineCount(1);
    assertThat(version.out()).matches("flotilla \\d+\\.\\d+\\.\\d+\\S*\\n");
  }

  private static Terminal run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--kubeconfig", LocalCluster.kubeconfig().toString()));
    return Terminal.run(all.toArray(String[]::new));
  }

  /** What a sync would leave besides its Job: an account of a GitRepo. */
  private void accountOf(String name) {
    var gitRepo = gitRepo(name, "https://git.example.org/none.git", "app");
    admin
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("git-" + name)
                .withNamespace(LOCAL)
                .addToLabels("app.kubernetes.io/managed-by", "flotilla")
                .addToLabels("app.kubernetes.io/component", "sync")
                .addNewOwnerReference()
                .withApiVersion(gitRepo.getApiVersion())
                .withKind(gitRepo.getKind())
                .withName(name)
                .withUid(uid(gitRepo))
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .build())
        .create();
  }

  /**
   * Versions of all objects that the switch could touch; GitRepos' change with their status.
   * Namespaces of earlier tests may still be on their way out.
   */
  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    Stream.of(
            CronJob.class,
            ServiceAccount.class,
            ClusterRoleBinding.class,
            Job.class,
            RoleBinding.class,
            Flotilla.class)
        .flatMap(type -> admin.resources(type).inAnyNamespace().list().getItems().stream())
        .map(HasMetadata.class::cast)
        .filter(FeaturesIT::isInTheChainsNamespaces)
        .forEach(
            each ->
                versions.put(
                    each.getKind()
                        + " "
                        + each.getMetadata().getNamespace()
                        + "/"
                        + each.getMetadata().getName(),
                    version(each)));
    admin
        .resources(GitRepo.class)
        .inAnyNamespace()
        .list()
        .getItems()
        .forEach(
            each ->
                versions.put(
                    "GitRepo " + each.getMetadata().getName(),
                    String.valueOf(each.getMetadata().getGeneration())));
    return versions;
  }

  private static boolean isInTheChainsNamespaces(HasMetadata object) {
    var namespace = object.getMetadata().getNamespace();
    return namespace == null || namespace.equals(SYSTEM) || namespace.equals(LOCAL);
  }

  private static CronJob finalizers(CronJob cronJob, List<String> finalizers) {
    cronJob.getMetadata().setFinalizers(finalizers);
    return cronJob;
  }
}
