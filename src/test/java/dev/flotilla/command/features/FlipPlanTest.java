package dev.flotilla.command.features;

import static dev.flotilla.api.flotilla.ManagedResourceState.Absent;
import static dev.flotilla.api.flotilla.ManagedResourceState.Present;
import static dev.flotilla.command.features.Switches.all;
import static dev.flotilla.command.features.Switches.flotilla;
import static dev.flotilla.command.features.Switches.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.Leftover;
import dev.flotilla.api.flotilla.LeftoverAction;
import dev.flotilla.api.flotilla.ManagedResource;
import dev.flotilla.command.terminal.OutputFormat;
import dev.flotilla.leftover.Sweep;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a flip would do, and how that reads. */
class FlipPlanTest {

  private static final Chain CHAIN =
      new Chain(
          List.of("shop/web", "shop/api"),
          Map.of("GitRepo", 2),
          List.of(job("fleet-cleanup-gitrepo-jobs-1", Present)),
          new Sweep.Preview(List.of(), List.of()));

  @Test
  void offRemovesEachObjectThatIsThereByName() {
    var plan = plan(true, all(Present), false, job("sync-1", Present));

    assertThat(plan.changes()).isTrue();
    assertThat(plan.removes())
        .extracting(each -> each.kind + " " + ObjectWords.path(each))
        .containsExactly(
            "Job shop/fleet-cleanup-gitrepo-jobs-1",
            "CronJob flotilla-system/fleet-cleanup-gitrepo-jobs",
            "ServiceAccount flotilla-system/flotilla-cleanup",
            "ClusterRoleBinding flotilla-cleanup",
            "Job shop/sync-1");
    assertThat(plan.creates()).isEmpty();
    assertThat(plan.follows()).isEmpty();
    assertThat(plan.command()).isEqualTo("flotilla features disable continuous-delivery");
  }

  @Test
  void onCreatesWhatIsMissingAndFollowsTheGitRepos() {
    var plan = plan(false, all(Absent), true);

    assertThat(plan.changes()).isTrue();
    assertThat(plan.creates()).hasSize(3);
    assertThat(plan.removes()).isEmpty();
    assertThat(plan.follows()).containsExactly("shop/web", "shop/api");
  }

  @Test
  void aPlanForWhatIsSoAlreadyChangesNothing() {
    var plan = plan(true, all(Present), true);

    assertThat(plan.changes()).isFalse();
    assertThat(plan.creates()).isEmpty();
    assertThat(PlanPrinter.print(plan, OutputFormat.TABLE))
        .contains("It would stay on; this flip changes nothing.")
        .doesNotContain("To do it");
  }

  @Test
  void whatIsStillOnItsWayIsNotTakenForTheFlipsDoing() {
    assertThat(PlanPrinter.print(plan(false, all(Present), false), OutputFormat.TABLE))
        .contains("It would stay off; this flip changes nothing.")
        .contains("Still to be removed:");
  }

  @Test
  void whileFleetRunsNoFlipSwitchesOn() {
    var facts =
        new Facts(
            Optional.of(flotilla(false, "Disabled")),
            Optional.empty(),
            Optional.of("Rancher Fleet runs here"),
            all(Absent),
            List.of());

    var plan = FlipPlan.of(facts, CHAIN, true, FlipAnswer.of(facts, true, false, ""));

    assertThat(plan.changes()).isFalse();
    assertThat(plan.creates()).isEmpty();
    assertThat(PlanPrinter.print(plan, OutputFormat.TABLE))
        .contains("continuous-delivery is off: Rancher Fleet runs here.")
        .contains("It would stay off; this flip changes nothing.");
  }

  @Test
  void namesLeftOversAndWhereNobodyCouldLook() {
    var old = new Leftover();
    old.kind = "CronJob";
    old.namespace = "cattle-fleet-system";
    old.name = "fleet-cleanup-gitrepo-jobs";
    old.action = LeftoverAction.Removed;
    old.message = "Helm release fleet";
    var chain =
        new Chain(
            List.of(),
            Map.of("GitRepo", 0),
            List.of(),
            new Sweep.Preview(List.of(old), List.of("pods in fleet-system cannot be looked at")));
    var facts = Switches.facts(flotilla(true, "Enabled"), all(Present));

    var plan = FlipPlan.of(facts, chain, false, FlipAnswer.of(facts, false, false, ""));

    assertThat(PlanPrinter.print(plan, OutputFormat.TABLE))
        .contains(
            "  removed   CronJob   cattle-fleet-system/fleet-cleanup-gitrepo-jobs"
                + " (Helm release fleet)")
        .contains("Not looked at for left-overs: pods in fleet-system cannot be looked at");
  }

  @Test
  void whatIsPrintedForProgramsIsReadableInANativeImage() {
    assertThat(FlipPlan.class).hasAnnotation(RegisterForReflection.class);
    assertThat(FeatureRow.class).hasAnnotation(RegisterForReflection.class);
  }

  @Test
  void readsAsSentencesAndNames() {
    assertThat(PlanPrinter.print(plan(true, all(Present), false), OutputFormat.TABLE))
        .isEqualTo(
            """
            continuous-delivery is on: chosen by spec.features.
            Switching it off would remove 1 ClusterRoleBinding, 1 CronJob, 1 Job, 1 ServiceAccount.

            Would be removed:
              Job                  shop/fleet-cleanup-gitrepo-jobs-1
              CronJob              flotilla-system/fleet-cleanup-gitrepo-jobs
              ServiceAccount       flotilla-system/flotilla-cleanup
              ClusterRoleBinding   flotilla-cleanup

            Kept: 2 GitRepos, and all that was deployed.
            Nothing was changed. To do it: flotilla features disable continuous-delivery
            """);
  }

  @Test
  void isTheSameForProgramsInJsonAndYaml() {
    var plan = plan(true, all(Present), false);
    var json = Serialization.unmarshal(PlanPrinter.print(plan, OutputFormat.JSON), Map.class);
    var yaml = Serialization.unmarshal(PlanPrinter.print(plan, OutputFormat.YAML), Map.class);

    assertThat(json).isEqualTo(yaml);
    assertThat(json)
        .containsEntry("feature", "continuous-delivery")
        .containsEntry("planned", false)
        .containsEntry("changes", true)
        .containsEntry("source", "Spec");
    assertThat(json.get("removes"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(4);
  }

  private static FlipPlan plan(
      boolean now, List<ManagedResource> singletons, boolean on, ManagedResource... perGitRepo) {
    var facts =
        new Facts(
            Optional.of(flotilla(now, now ? "Enabled" : "Disabled")),
            Optional.empty(),
            Optional.empty(),
            singletons,
            List.of(perGitRepo));
    return FlipPlan.of(facts, CHAIN, on, FlipAnswer.of(facts, on, false, ""));
  }
}
