package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.InProcessTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnSettingsIT extends InProcessTest {

  @Test
  void aFlotillaObjectKeepsTheSettingsThatItWasMadeWith() {
    start();
    var flotilla = new Flotilla();
    flotilla.getMetadata().setName(Flotilla.NAME);
    flotilla.getSpec().cleanup.schedule = "*/5 * * * *";
    flotilla.getSpec().cleanup.suspend = true;
    flotilla.getSpec().syncJob.maxConcurrent = 7;
    flotilla.getSpec().leftovers.namespaces = List.of();
    admin.resource(flotilla).create();
    awaitState(FeatureState.Enabled);

    assertThat(flotilla().getMetadata().getFinalizers()).isNotEmpty();
    assertThat(flotilla().getMetadata().getGeneration()).isEqualTo(1);
    var spec = flotilla().getSpec();
    assertThat(spec.cleanup.schedule).isEqualTo("*/5 * * * *");
    assertThat(spec.cleanup.suspend).isTrue();
    assertThat(spec.syncJob.maxConcurrent).isEqualTo(7);
    assertThat(spec.leftovers.namespaces).isEmpty();
    var cronJob = admin.batch().v1().cronjobs().inNamespace(SYSTEM);
    assertThat(cronJob.withName("fleet-cleanup-gitrepo-jobs").get().getSpec().getSchedule())
        .isEqualTo("*/5 * * * *");
  }
}
