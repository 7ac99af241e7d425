package dev.flotilla.command.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Terminal;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands of the switch print, how they end, and what they ask of the API server. */
class FeaturesCommandTest {

  @TempDir Path folder;
  private FakeCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new FakeCluster(folder);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void showsATableAndEndsFineWhenAllIsAsWanted() {
    flotilla(false, "Disabled");

    var seen = run("features");

    assertThat(seen.out())
        .isEqualTo(
            """
            NAME                  STATE      ENABLED   SOURCE   SINCE                  OBJECTS    MESSAGE
            continuous-delivery   Disabled   false     Spec     2026-11-24T09:00:00Z   3 Absent   chosen by spec.features
            """);
    assertThat(seen.err()).isEmpty();
    assertThat(seen.code()).isZero();
  }

  @Test
  void wideListsEachObject() {
    flotilla(false, "Disabled");

    assertThat(run("features", "-o", "wide").out())
        .contains(
            "continuous-delivery   CronJob              flotilla-system   fleet-cleanup-gitrepo-jobs"
                + "   Absent   -");
  }

  @Test
  void endsWithThreeWhileItIsNotAsWanted() {
    flotilla(true, "Enabled");

    var seen = run("features");

    assertThat(seen.code()).isEqualTo(3);
    assertThat(seen.out()).contains("Enabling").contains("missing: CronJob flotilla-system/fleet-");
  }

  @Test
  void jsonAndYamlSayTheSame() {
    flotilla(false, "Disabled");

    var json = Serialization.unmarshal(run("features", "-o", "json").out(), Map.class);
    var yaml = Serialization.unmarshal(run("features", "-o", "yaml").out(), Map.class);

    assertThat(json).isEqualTo(yaml);
    var feature = (Map<?, ?>) ((List<?>) json.get("features")).getFirst();
    assertThat(feature.get("name")).isEqualTo("continuous-delivery");
    assertThat(feature.get("state")).isEqualTo("Disabled");
    assertThat(feature.get("settled")).isEqualTo(true);
    assertThat((List<?>) feature.get("objects")).hasSize(3);
  }

  @Test
  void withoutTheFlotillaObjectItSaysThatNothingRuns() {
    var seen = run("features");

    assertThat(seen.out()).contains("there is no Flotilla object").contains("None");
    assertThat(seen.code()).isZero();
  }

  @Test
  void withoutTheKindItSaysHowToInstallIt() {
    cluster.answer("/apis/flotilla.dev/v1alpha1", 404, "{}");
    run("features");

    var seen = run("features");

    assertFailed(seen, "does not know the kind Flotilla");
    assertThat(seen.err()).contains("kubectl apply --server-side -k kubernetes/crds");
  }

  @Test
  void withoutTheRightItNamesTheRight() {
    flotilla(false, "Disabled");
    cluster.fail(
        FakeCluster.JOBS,
        403,
        "jobs.batch is forbidden: User \"me\" cannot list resource \"jobs\"");

    assertFailed(run("features"), "you lack a right: jobs.batch is forbidden: User \"me\"");
  }

  @Test
  void aPersonWhoMayNotSeeRanchersFeaturesMayAskWhereThereAreNone() {
    flotilla(false, "Disabled");
    cluster.fail(FakeCluster.RANCHER, 403, "forbidden");

    assertThat(run("features").code()).isZero();
  }

  @Test
  void whoeverIsNotKnownIsToldToLogIn() {
    cluster.fail(FakeCluster.FLOTILLA, 401, "Unauthorized");

    assertFailed(run("features"), "does not know you (401); log in again");
  }

  @Test
  void withoutAClusterItSaysWhichOneDoesNotAnswer() throws IOException {
    // Nobody listens on port 1.
    var config = Files.readString(cluster.kubeconfig);
    Files.writeString(cluster.kubeconfig, config.replace(cluster.url(), "http://127.0.0.1:1"));

    assertFailed(run("features"), "(the cluster is http://127.0.0.1:1/); check the network");
  }

  @Test
  void refusesAContextThatIsNotThere() {
    assertFailed(run("features", "--context", "other"), "there is no context other");
    assertThat(cluster.requests).isEmpty();
  }

  @Test
  void refusesAKubeconfigThatIsNotThere() {
    var missing = folder.resolve("none").toString();

    assertFailed(Terminal.run("features", "--kubeconfig", missing), missing + " is missing or");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not: [a", "text", "[1, 2]"})
  void refusesAFileThatIsNoKubeconfig(String text) throws IOException {
    var file = Files.writeString(folder.resolve("broken"), text).toString();

    assertFailed(Terminal.run("features", "--kubeconfig", file), file + " is missing or is no");
  }

  @Test
  void refusesAKubeconfigThatChoosesNoCluster() throws IOException {
    var config = Files.readString(cluster.kubeconfig);
    Files.writeString(cluster.kubeconfig, config.replace("current-context: lab", ""));

    assertFailed(run("features"), "no cluster is chosen");
    assertThat(cluster.requests).isEmpty();
  }

  @Test
  void aPlanReadsOnly() {
    flotilla(true, "Enabled");
    cluster.answer(
        "/apis/fleet.cattle.io/v1alpha1/gitrepos",
        200,
        "{\"metadata\":{},\"items\":[{\"metadata\":{\"namespace\":\"shop\",\"name\":\"web\"}}]}");

    var seen = run("features", "--plan", "continuous-delivery=off");

    assertThat(seen.code()).isZero();
    assertThat(seen.out())
        .contains("continuous-delivery is on: chosen by spec.features.")
        .contains("Kept: 1 GitRepo, 0 Bundles, 0 BundleDeployments, and all that was deployed.");
    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void aFlipSendsTheOneFieldAlone() {
    flotilla(true, "Enabled");

    var seen = run("features", "disable", "continuous-delivery");

    assertThat(seen.code()).isZero();
    assertThat(seen.err()).isEqualTo("chosen in spec.features: continuous-delivery off\n");
    assertThat(cluster.writes())
        .containsExactly(
            "PATCH %s {\"spec\":{\"features\":{\"continuous-delivery\":false}}}"
                .formatted(FakeCluster.FLOTILLA));
  }

  @Test
  void aFlipThatOthersOvertookIsDecidedAndMadeAnew() {
    flotilla(true, "Enabled");
    cluster.fail("PATCH " + FakeCluster.FLOTILLA, 409, "conflict");
    cluster.fail("PATCH " + FakeCluster.FLOTILLA, 409, "conflict");
    cluster.answer("PATCH " + FakeCluster.FLOTILLA, 200, "{}");

    assertThat(run("features", "disable", "continuous-delivery").code()).isZero();
    assertThat(cluster.writes()).hasSize(3);
  }

  @Test
  void aFlipGivesUpWhenOthersAreFasterTimeAndAgain() {
    flotilla(true, "Enabled");
    cluster.fail("PATCH " + FakeCluster.FLOTILLA, 409, "somebody was faster");

    assertFailed(run("features", "disable", "continuous-delivery"), "somebody was faster");
    assertThat(cluster.writes()).hasSize(5);
  }

  @Test
  void aFlipToWhatIsChosenAlreadyWritesNothing() {
    flotilla(false, "Disabled");

    var seen = run("features", "disable", "continuous-delivery", "--wait");

    assertThat(seen.code()).isZero();
    assertThat(seen.err())
        .isEqualTo("continuous-delivery is off already, chosen by spec.features\n");
    assertThat(seen.out()).contains("Disabled");
    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void waitingEndsWithThreeAndNamesWhatIsMissing() {
    flotilla(true, "Enabled");

    var seen = run("features", "enable", "continuous-delivery", "--wait", "--timeout", "0s");

    assertThat(seen.code()).isEqualTo(3);
    assertThat(seen.err())
        .contains("not reached in 0s; Enabling: missing: CronJob flotilla-system/");
    assertThat(seen.out()).contains("Enabling");
  }

  @Test
  void refusesWhatRancherDecidesAndWritesNothing() {
    flotilla(true, "Enabled");
    cluster.answer(
        FakeCluster.RANCHER,
        200,
        "{\"metadata\":{\"name\":\"continuous-delivery\"},\"spec\":{\"value\":true}}");

    var seen = run("features", "disable", "continuous-delivery", "--wait");

    assertFailed(seen, "restarts Rancher");
    assertThat(seen.err()).contains("patch features.management.cattle.io continuous-delivery");
    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void makesTheFlotillaObjectWhenAskedTo() {
    cluster.answer("POST " + FakeCluster.FLOTILLAS, 201, "{}");

    assertFailed(run("features", "enable", "continuous-delivery"), "--create");
    assertThat(cluster.writes()).isEmpty();

    assertThat(run("features", "enable", "continuous-delivery", "--create").code()).isZero();
    assertThat(cluster.writes())
        .singleElement()
        .asString()
        .contains("\"continuous-delivery\":true");
  }

  @Test
  void optionsOfTheClusterCountBeforeAndBehindTheSubcommand() {
    flotilla(true, "Enabled");

    var before =
        Terminal.run(
            "features",
            "--kubeconfig",
            cluster.kubeconfig.toString(),
            "-o",
            "json",
            "disable",
            "continuous-delivery");

    assertThat(before.code()).isZero();
    assertThat(before.out()).startsWith("{");
    assertThat(cluster.writes()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "features --plan",
        "features --plan continuous-delivery",
        "features --plan other=on",
        "features --plan continuous-delivery=on enable continuous-delivery",
        "features -o xml",
        "features enable",
        "features enable other",
        "features enable continuous-delivery --timeout 5s",
        "features enable continuous-delivery --wait --timeout soon",
        "completion",
        "completion fish",
        "unknown"
      })
  void refusesWrongUsageInOneLine(String line) {
    var seen = Terminal.run(line.split(" "));

    assertThat(seen.code()).isEqualTo(2);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).startsWith("flotilla").endsWith(" --help)\n").hasLineCount(1);
  }

  private void flotilla(boolean on, String state) {
    cluster.answer(FakeCluster.FLOTILLA, 200, Serialization.asJson(Switches.flotilla(on, state)));
  }

  private Terminal run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--kubeconfig", cluster.kubeconfig.toString()));
    return Terminal.run(all.toArray(String[]::new));
  }

  private static void assertFailed(Terminal seen, String words) {
    assertThat(seen.code()).isEqualTo(1);
    assertThat(seen.out()).isEmpty();
    assertThat(seen.err()).startsWith("flotilla features").contains(words).hasLineCount(1);
  }
}
