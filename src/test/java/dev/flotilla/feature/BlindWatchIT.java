package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.InProcessTest;
import dev.flotilla.testing.SwitchObjects;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A watch may miss a change; the next look, whatever it is for, must not. */
class BlindWatchIT extends InProcessTest {

  @Test
  void aHandEditThatTheWatchMissedIsPutBackByTheNextLook() {
    var life = start();
    life.wire().blind(watch -> watch.resource().equals("cronjobs"));
    turn(true);
    awaitState(FeatureState.Enabled);
    soon().until(life.activity()::isIdle);
    var wanted = cronJob().getSpec().getSchedule();

    Edits.change(
        admin,
        cronJob(),
        cronJob -> {
          cronJob.getSpec().setSchedule("1 1 1 1 *");
          return cronJob;
        });
    life.wire().forget();
    Edits.change(
        admin.serviceAccounts().inNamespace(SYSTEM).withName("flotilla-cleanup"),
        account -> {
          account.getMetadata().setAnnotations(Map.of("example.org/look", "please"));
          return account;
        });

    soon().untilAsserted(() -> assertThat(cronJob().getSpec().getSchedule()).isEqualTo(wanted));
    assertThat(life.wire().writes())
        .extracting(write -> write.kind())
        .containsOnlyOnce("patch cronjobs");
  }

  private CronJob cronJob() {
    return new SwitchObjects(admin).cronJob();
  }
}
