package dev.flotilla.command.features;

import static dev.flotilla.api.flotilla.ManagedResourceState.Absent;
import static dev.flotilla.api.flotilla.ManagedResourceState.Present;
import static dev.flotilla.api.flotilla.ManagedResourceState.Removing;
import static dev.flotilla.command.features.Switches.all;
import static dev.flotilla.command.features.Switches.facts;
import static dev.flotilla.command.features.Switches.flotilla;
import static dev.flotilla.command.features.Switches.held;
import static dev.flotilla.command.features.Switches.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.ManagedResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the switch, by what the operator says and what is there. */
class FeatureRowTest {

  @ParameterizedTest
  @CsvSource({
    "true,  Enabled,   Present, Enabled,   true",
    "true,  Enabling,  Present, Enabling,  false",
    "true,  Enabled,   Absent,  Enabling,  false",
    "false, Disabled,  Absent,  Disabled,  true",
    "false, Disabling, Absent,  Disabling, false",
    "false, Disabled,  Present, Disabling, false"
  })
  void isSettledOnlyWhenTheOperatorSaysSoAndTheObjectsAgree(
      boolean on, String said, String objects, FeatureState state, boolean settled) {
    var there = all(dev.flotilla.api.flotilla.ManagedResourceState.valueOf(objects));

    var row = FeatureRow.of(facts(flotilla(on, said), there));

    assertThat(row.state()).isEqualTo(state);
    assertThat(row.settled()).isEqualTo(settled);
    assertThat(row.enabled()).isEqualTo(on);
  }

  @Test
  void tellsWhoChoseAndSinceWhenItIsSo() {
    var row = FeatureRow.of(facts(flotilla(true, "Enabled"), all(Present)));

    assertThat(row.source()).isEqualTo("Spec");
    assertThat(row.since()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(row.message()).isEqualTo("chosen by spec.features");
  }

  @Test
  void aStatusOfAnEarlierGenerationSaysNothing() {
    var old = flotilla(false, "Disabled");
    old.getMetadata().setGeneration(3L);

    var row = FeatureRow.of(facts(old, all(Absent)));

    assertThat(row.settled()).isFalse();
    assertThat(row.since()).isEmpty();
    assertThat(row.message())
        .isEqualTo("chosen by spec.features; the operator has not acted on it yet");
  }

  @Test
  void aStatusOfTheOtherChoiceSaysNothing() {
    var byRancher =
        new Facts(
            Optional.of(flotilla(true, "Enabled")),
            Switches.rancher("spec: {value: false}"),
            Optional.empty(),
            all(Present),
            List.of());

    var row = FeatureRow.of(byRancher);

    assertThat(row.state()).isEqualTo(FeatureState.Disabling);
    assertThat(row.source()).isEqualTo("RancherFeature");
    assertThat(row.message()).contains("spec.features is ignored").contains("not acted on it yet");
  }

  @Test
  void namesWhatIsMissingWhenTheStatusSaysEnabled() {
    var objects = new ArrayList<>(all(Present));
    objects.getFirst().state = Absent;

    var row = FeatureRow.of(facts(flotilla(true, "Enabled"), objects));

    assertThat(row.message())
        .isEqualTo("missing: CronJob flotilla-system/fleet-cleanup-gitrepo-jobs");
  }

  @Test
  void namesWhatHoldsAnObjectEvenWhenTheStatusIsOld() {
    var row =
        FeatureRow.of(
            withJobs(false, "Disabling", held(job("sync-1", Removing), "example.org/hold")));

    assertThat(row.settled()).isFalse();
    assertThat(row.message())
        .isEqualTo("Job shop/sync-1 is held by the finalizers example.org/hold");
  }

  @Test
  void countsWhatIsLeftWhenTheOperatorSaysNothingBetter() {
    var row =
        FeatureRow.of(
            withJobs(false, "Disabling", job("sync-1", Present), job("sync-2", Removing)));

    assertThat(row.message()).isEqualTo("left: 2 Jobs");
  }

  @Test
  void theOperatorsOwnReasonIsShownWhileItIsOnTheWay() {
    var flotilla =
        flotilla(
            """
            spec: {features: {continuous-delivery: true}}
            status:
              observedGeneration: 2
              features: [{name: continuous-delivery, enabled: true, state: Enabling}]
              conditions: [{type: Ready, status: "False", message: "cleanup-cronjob: denied"}]
            """);

    assertThat(FeatureRow.of(facts(flotilla, all(Absent))).message())
        .isEqualTo("cleanup-cronjob: denied");
  }

  @Test
  void jobsThatComeAndGoDoNotUnsettleWhatIsOn() {
    var row = FeatureRow.of(withJobs(true, "Enabled", job("sync-1", Removing)));

    assertThat(row.settled()).isTrue();
    assertThat(row.objects()).hasSize(4);
  }

  @Test
  void withoutAFlotillaObjectItIsOffAndSaysWhy() {
    var row =
        FeatureRow.of(
            new Facts(
                Optional.empty(), Optional.empty(), Optional.empty(), all(Absent), List.of()));

    assertThat(row.state()).isEqualTo(FeatureState.Disabled);
    assertThat(row.enabled()).isFalse();
    assertThat(row.settled()).isTrue();
    assertThat(row.source()).isEqualTo("None");
    assertThat(row.message()).startsWith("there is no Flotilla object");
  }

  @Test
  void withoutAFlotillaObjectWhatIsThereIsLeftOver() {
    var row =
        FeatureRow.of(
            new Facts(
                Optional.empty(), Optional.empty(), Optional.empty(), all(Present), List.of()));

    assertThat(row.settled()).isFalse();
    assertThat(row.message()).endsWith("; left: 1 ClusterRoleBinding, 1 CronJob, 1 ServiceAccount");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void whileFleetRunsItIsOffWhichIsSettledOnlyIfThatWasChosen(boolean chosen, boolean settled) {
    var flotilla = flotilla(chosen, "Disabled");
    flotilla.getStatus().features.getFirst().enabled = false;

    var row =
        FeatureRow.of(
            new Facts(
                Optional.of(flotilla),
                Optional.empty(),
                Optional.of("Rancher Fleet runs here"),
                all(Absent),
                List.of()));

    assertThat(row.state()).isEqualTo(FeatureState.Disabled);
    assertThat(row.settled()).isEqualTo(settled);
    assertThat(row.message()).isEqualTo("Rancher Fleet runs here");
  }

  @Test
  void anObjectThatIsBeingDeletedIsOff() {
    var leaving = flotilla(true, "Enabled");
    leaving.getMetadata().setDeletionTimestamp("2026-11-24T09:30:00Z");

    var row = FeatureRow.of(facts(leaving, all(Present)));

    assertThat(row.enabled()).isFalse();
    assertThat(row.state()).isEqualTo(FeatureState.Disabling);
    assertThat(row.message()).startsWith("the Flotilla object is being deleted");
  }

  private static Facts withJobs(boolean on, String said, ManagedResource... jobs) {
    return new Facts(
        Optional.of(flotilla(on, said)),
        Optional.empty(),
        Optional.empty(),
        all(on ? Present : Absent),
        List.of(jobs));
  }
}
