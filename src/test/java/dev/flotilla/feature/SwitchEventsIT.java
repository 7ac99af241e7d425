package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the switch tells besides its status: events and metrics. */
class SwitchEventsIT extends OperatorTest {

  @Test
  void eachFlipIsOneEventThatNamesItsCounts() {
    turn(true);
    awaitState(FeatureState.Enabled);
    turn(false);
    awaitState(FeatureState.Disabled);

    soon().until(() -> !messages("Disabled").isEmpty());
    assertThat(messages("Enabled"))
        .singleElement()
        .asString()
        .startsWith("continuous-delivery is on: chosen by spec.features; created ")
        .contains("1 ClusterRoleBinding, 1 CronJob, 1 ServiceAccount in ");
    assertThat(messages("Disabled"))
        .singleElement()
        .asString()
        .startsWith("continuous-delivery is off: chosen by spec.features; removed ")
        .contains("1 ClusterRoleBinding, 1 CronJob, 1 ServiceAccount in ")
        .endsWith("; what was deployed stays");
    var flip = flotilla().getStatus().features.getFirst().lastFlip;
    assertThat(flip.enabled).isFalse();
    assertThat(flip.objects).isEqualTo("1 ClusterRoleBinding, 1 CronJob, 1 ServiceAccount");
  }

  @Test
  void reconcilingAgainTellsNothing() {
    turn(true);
    awaitState(FeatureState.Enabled);
    soon().until(() -> !messages("Enabled").isEmpty());
    var before = messages(null).size();

    Edits.change(
        admin.resource(flotilla()),
        flotilla -> {
          flotilla.getSpec().cleanup.batchSize = 100;
          return flotilla;
        });
    awaitState(FeatureState.Enabled);

    assertThat(messages(null)).hasSize(before);
  }

  @Test
  void aHandEditIsReportedWithItsFieldsAndItsWriter() {
    turn(true);
    awaitState(FeatureState.Enabled);
    settle();

    Edits.change(
        admin,
        cronJob(),
        edited -> {
          edited.getSpec().setSchedule("* * * * *");
          return edited;
        });

    soon().until(() -> !messages("HandEditReverted").isEmpty());
    assertThat(messages("HandEditReverted"))
        .singleElement()
        .asString()
        .contains("CronJob flotilla-system/fleet-cleanup-gitrepo-jobs was changed by ")
        .endsWith(": spec.schedule; put back");
    assertThat(metric("flotilla_feature_hand_edits_reverted_total", "CronJob"))
        .isGreaterThanOrEqualTo(1);
  }

  @Test
  void aDeletionByHandIsReported() {
    turn(true);
    awaitState(FeatureState.Enabled);
    settle();

    admin.resource(cronJob()).delete();

    soon().until(() -> !messages("DeletedByHand").isEmpty());
    assertThat(messages("DeletedByHand")).hasSize(1);
  }

  @Test
  void theMetricsTellStateFlipsAndObjects() {
    turn(true);
    awaitState(FeatureState.Enabled);
    var on = metric("flotilla_feature_flips_total", "to=\"off\"");
    soon().until(() -> metric("flotilla_feature_state", "state=\"Enabled\"") == 1);
    assertThat(metric("flotilla_feature_enabled", "continuous-delivery")).isOne();
    assertThat(metric("flotilla_feature_objects", "state=\"Present\"")).isEqualTo(3);

    turn(false);
    awaitState(FeatureState.Disabled);

    soon().until(() -> metric("flotilla_feature_state", "state=\"Disabled\"") == 1);
    assertThat(metric("flotilla_feature_enabled", "continuous-delivery")).isZero();
    assertThat(metric("flotilla_feature_objects", "state=\"Present\"")).isZero();
    assertThat(metric("flotilla_feature_flips_total", "to=\"off\"")).isEqualTo(on + 1);
    assertThat(metric("flotilla_feature_last_flip_duration_seconds", "")).isPositive();
  }

  /** Waits until the operator has looked at the CronJob and found it as it should be. */
  private void settle() {
    Edits.change(
        admin.resource(flotilla()),
        flotilla -> {
          flotilla.getSpec().cleanup.keepFailed = "25h";
          return flotilla;
        });
    awaitState(FeatureState.Enabled);
    Edits.change(
        admin.resource(flotilla()),
        flotilla -> {
          flotilla.getSpec().syncJob.maxConcurrent = 3;
          return flotilla;
        });
    awaitState(FeatureState.Enabled);
  }

  /** The sum of a metric's samples whose labels contain a text. */
  private double metric(String name, String labels) {
    return operator()
        .metrics()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> line.contains(labels))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Messages of the events about the Flotilla object that there is now. */
  private List<String> messages(String reason) {
    var uid = uid(flotilla());
    return admin.v1().events().inNamespace("default").list().getItems().stream()
        .filter(event -> uid.equals(event.getInvolvedObject().getUid()))
        .filter(event -> reason == null || Objects.equals(reason, event.getReason()))
        .map(Event::getMessage)
        .toList();
  }
}
