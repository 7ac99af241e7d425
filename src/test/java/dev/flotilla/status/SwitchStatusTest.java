package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.api.flotilla.ManagedResource;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchStatusTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void onIsEnabledOnlyWhenEverythingWasSeen() {
    assertThat(state(true, true, present())).isEqualTo(FeatureState.Enabled);
    assertThat(state(true, true, present(), absent())).isEqualTo(FeatureState.Enabling);
    assertThat(state(true, false, present())).isEqualTo(FeatureState.Enabling);
  }

  @Test
  void offIsDisabledOnlyWhenNothingWasSeen() {
    assertThat(state(false, false, absent())).isEqualTo(FeatureState.Disabled);
    assertThat(state(false, false, absent(), removing())).isEqualTo(FeatureState.Disabling);
    assertThat(state(false, true, absent())).isEqualTo(FeatureState.Disabling);
  }

  @Test
  void aHeldObjectIsNamedWithWhatHoldsIt() {
    var status = status(false, false, null, held());

    assertThat(condition(status, "Stalled").orElseThrow().reason).isEqualTo("RemovalBlocked");
    assertThat(condition(status, "Ready").orElseThrow().message)
        .isEqualTo("ServiceAccount ns/held is held by the finalizers example.org/hold");
    assertThat(condition(status, "ContinuousDelivery").orElseThrow().status).isEqualTo("Unknown");
  }

  @Test
  void whatIsRefusedOrCannotBeReadIsNamedWithTheAnswer() {
    var refused = ManagedResources.refused("batch/v1", "CronJob", "ns", "daily", "denied");
    var unread = ManagedResources.unknown("batch/v1", "Job", null, null, "cannot list");
    var off = status(false, false, "CronJob ns/daily: denied", refused, unread);

    assertThat(condition(off, "Stalled").orElseThrow().reason).isEqualTo("RemovalBlocked");
    assertThat(condition(off, "Stalled").orElseThrow().message)
        .isEqualTo("CronJob ns/daily is refused: denied; Job cannot be read: cannot list");
    assertThat(off.features.getFirst().state).isEqualTo(FeatureState.Disabling);

    var on = status(true, false, "CronJob ns/daily: denied", refused);
    assertThat(condition(on, "Stalled").orElseThrow().reason).isEqualTo("ClusterError");
    assertThat(on.features.getFirst().state).isEqualTo(FeatureState.Enabling);
  }

  @Test
  void aSettledSwitchIsReadyOnAndOff() {
    for (var wanted : List.of(true, false)) {
      var status = status(wanted, wanted, null, wanted ? present() : absent());

      assertThat(condition(status, "Ready").orElseThrow().status).isEqualTo("True");
      assertThat(condition(status, "ContinuousDelivery").orElseThrow().status)
          .isEqualTo(wanted ? "True" : "False");
      assertThat(condition(status, "Reconciling")).isEmpty();
      assertThat(condition(status, "Stalled")).isEmpty();
    }
  }

  @Test
  void aFailureIsSaid() {
    var status = status(true, false, "cleanup-cronjob: forbidden", absent());

    assertThat(condition(status, "Ready").orElseThrow().message)
        .isEqualTo("cleanup-cronjob: forbidden");
  }

  @Test
  void theTimeOfAStateIsThatOfItsBeginning() {
    var flotilla = flotilla();
    flotilla.setStatus(onOff(true, null).of(flotilla, List.of(present()), NOW));

    var later = onOff(true, null).of(flotilla, List.of(present()), NOW.plusSeconds(60));

    assertThat(StatusPatch.same(flotilla.getStatus(), later)).isTrue();
  }

  @Test
  void aFailureKeepsTheSwitchFromSettlingSoThatItIsTriedAgain() {
    assertThat(status(true, true, "cleanup-cronjob: 500", present()).features.getFirst().state)
        .isEqualTo(FeatureState.Enabling);
    assertThat(status(false, false, "sync-jobs: 500", absent()).features.getFirst().state)
        .isEqualTo(FeatureState.Disabling);
  }

  @Test
  void whenNothingCanBeReadWhatWasSeenIsShownAndNothingIsClaimed() {
    var flotilla = flotilla();
    flotilla.setStatus(onOff(true, null).of(flotilla, List.of(present()), NOW));

    var status = onOff(true, "jobs: forbidden").unknown(flotilla, NOW.plusSeconds(5));

    assertThat(status.resources).hasSize(1);
    assertThat(condition(status, "Ready").orElseThrow().status).isEqualTo("False");
    assertThat(condition(status, "Ready").orElseThrow().message).isEqualTo("jobs: forbidden");
    assertThat(condition(status, "ContinuousDelivery").orElseThrow().status).isEqualTo("Unknown");
    assertThat(onOff(true, "no").unknown(flotilla(), NOW).resources).isEmpty();
  }

  @Test
  void aTimeThatCannotBeRightIsReplaced() {
    for (var poison : new String[] {"yesterday", "2099-01-01T00:00:00Z", null}) {
      var flotilla = flotilla();
      flotilla.setStatus(onOff(true, null).of(flotilla, List.of(present()), NOW));
      flotilla.getStatus().features.getFirst().since = poison;

      var status = onOff(true, null).of(flotilla, List.of(present()), NOW);

      assertThat(status.features.getFirst().since).isEqualTo(NOW.toString());
    }
  }

  @Test
  void whatSomebodyElseHasToTakeOutOfTheWayStallsEvenASettledSwitch() {
    for (var found : List.of(absent(), removing())) {
      var status =
          new SwitchStatus(
                  "continuous-delivery",
                  false,
                  false,
                  FeatureSource.Spec,
                  "chosen",
                  null,
                  new SwitchStatus.Obstacle(Reason.ForeignController, "Fleet runs here"))
              .of(flotilla(), List.of(found), NOW);

      assertThat(condition(status, "Ready").orElseThrow().status).isEqualTo("False");
      assertThat(condition(status, "Ready").orElseThrow().message).isEqualTo("Fleet runs here");
      assertThat(condition(status, "Stalled").orElseThrow().reason).isEqualTo("ForeignController");
      assertThat(condition(status, "Reconciling").isPresent())
          .isEqualTo(status.features.getFirst().state == FeatureState.Disabling);
    }
  }

  private static FeatureState state(boolean wanted, boolean running, ManagedResource... found) {
    return status(wanted, running, null, found).features.getFirst().state;
  }

  private static FlotillaStatus status(
      boolean wanted, boolean running, String failure, ManagedResource... found) {
    return new SwitchStatus(
            "continuous-delivery", wanted, running, FeatureSource.Spec, "chosen", failure)
        .of(flotilla(), List.of(found), NOW);
  }

  private static SwitchStatus onOff(boolean on, String failure) {
    return new SwitchStatus("continuous-delivery", on, on, FeatureSource.Spec, "chosen", failure);
  }

  private static Flotilla flotilla() {
    var flotilla = new Flotilla();
    flotilla.getMetadata().setGeneration(1L);
    return flotilla;
  }

  private static Optional<Condition> condition(FlotillaStatus status, String type) {
    return status.conditions.stream().filter(c -> c.type.equals(type)).findFirst();
  }

  private static ManagedResource absent() {
    return ManagedResources.absent("v1", "ServiceAccount", "ns", "a");
  }

  private static ManagedResource present() {
    return ManagedResources.found(account("present").build());
  }

  private static ManagedResource removing() {
    return ManagedResources.found(
        account("going")
            .editMetadata()
            .withDeletionTimestamp("2026-11-24T11:00:00Z")
            .withFinalizers("foregroundDeletion")
            .endMetadata()
            .build());
  }

  private static ManagedResource held() {
    return ManagedResources.found(
        account("held")
            .editMetadata()
            .withDeletionTimestamp("2026-11-24T11:00:00Z")
            .withFinalizers("foregroundDeletion", "example.org/hold")
            .endMetadata()
            .build());
  }

  private static ServiceAccountBuilder account(String name) {
    return new ServiceAccountBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace("ns")
        .endMetadata();
  }
}
