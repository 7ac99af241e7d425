package dev.flotilla.command.features;

import static dev.flotilla.api.flotilla.ManagedResourceState.Absent;
import static dev.flotilla.command.features.Switches.all;
import static dev.flotilla.command.features.Switches.facts;
import static dev.flotilla.command.features.Switches.flotilla;
import static dev.flotilla.command.features.Switches.rancher;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.rancher.Feature;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What enable and disable do about a switch in each condition. */
class FlipAnswerTest {

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void writesAChoiceThatIsAnother(boolean now, boolean wished) {
    assertThat(FlipAnswer.of(facts(flotilla(now, "Enabled"), all(Absent)), wished, false, ""))
        .isInstanceOf(FlipAnswer.Choose.class);
  }

  @ParameterizedTest
  @CsvSource({"true, on", "false, off"})
  void writesNothingWhenItIsChosenAlready(boolean on, String word) {
    assertThat(FlipAnswer.of(facts(flotilla(on, "Enabled"), all(Absent)), on, false, ""))
        .isEqualTo(
            new FlipAnswer.Unchanged(
                "continuous-delivery is %s already, chosen by spec.features".formatted(word)));
  }

  @Test
  void recordsAChoiceThatNobodyMadeEvenWhenItIsTheDefault() {
    assertThat(FlipAnswer.of(facts(flotilla("spec: {}"), all(Absent)), true, false, ""))
        .isInstanceOf(FlipAnswer.Choose.class);
  }

  @Test
  void makesTheFlotillaObjectOnlyWhenAskedTo() {
    var none =
        new Facts(Optional.empty(), Optional.empty(), Optional.empty(), all(Absent), List.of());

    assertThat(FlipAnswer.of(none, true, true, "")).isInstanceOf(FlipAnswer.Create.class);
    assertThat(FlipAnswer.of(none, true, false, " --context lab"))
        .isInstanceOfSatisfying(
            FlipAnswer.Refused.class,
            refused ->
                assertThat(refused.message())
                    .contains("there is no Flotilla object")
                    .endsWith(
                        "flotilla features enable continuous-delivery --context lab --create"));
  }

  @Test
  void refusesWhileTheFlotillaObjectIsBeingDeleted() {
    var leaving = flotilla(true, "Enabled");
    leaving.getMetadata().setDeletionTimestamp("2026-11-24T09:30:00Z");

    assertThat(FlipAnswer.of(facts(leaving, all(Absent)), false, true, ""))
        .isInstanceOfSatisfying(
            FlipAnswer.Refused.class,
            refused -> assertThat(refused.message()).contains("is being deleted"));
  }

  @Test
  void namesTheCommandWhenRancherDecides() {
    assertThat(byRancher("spec: {value: true}", false, " --context lab"))
        .isEqualTo(
            new FlipAnswer.Refused(
                "continuous-delivery is on, chosen by Rancher's Feature; spec.features is ignored;"
                    + " changing that restarts Rancher, so do it yourself when that suits: kubectl"
                    + " --context lab patch features.management.cattle.io continuous-delivery"
                    + " --type=merge -p '{\"spec\":{\"value\":false}}'",
                "kubectl --context lab patch features.management.cattle.io continuous-delivery"
                    + " --type=merge -p '{\"spec\":{\"value\":false}}'"));
  }

  @Test
  void namesNoCommandWhenRancherHoldsIt() {
    assertThat(byRancher("status: {lockedValue: true}", false, ""))
        .isInstanceOfSatisfying(
            FlipAnswer.Refused.class,
            refused -> {
              assertThat(refused.message()).contains("locked by Rancher").contains("only Rancher");
              assertThat(refused.command()).isEmpty();
            });
  }

  @Test
  void isContentWhenRancherSaysTheSame() {
    assertThat(byRancher("status: {default: false}", false, ""))
        .isEqualTo(
            new FlipAnswer.Unchanged(
                "continuous-delivery is off already, the default of Rancher's Feature;"
                    + " spec.features is ignored"));
  }

  @Test
  void whatIsMadeIsAFlotillaObjectWithTheChoiceAlone() {
    var made = Serialization.unmarshal(FlipAnswer.object(false), Flotilla.class);

    assertThat(made.getMetadata().getName()).isEqualTo(Flotilla.NAME);
    assertThat(made.getSpec().features).containsEntry("continuous-delivery", false);
  }

  private static FlipAnswer byRancher(String feature, boolean wished, String flags) {
    Optional<Feature> rancher = rancher(feature);
    var facts =
        new Facts(
            Optional.of(flotilla(true, "Enabled")),
            rancher,
            Optional.empty(),
            all(Absent),
            List.of());
    return FlipAnswer.of(facts, wished, false, flags);
  }
}
