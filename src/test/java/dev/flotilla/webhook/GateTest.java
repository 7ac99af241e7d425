package dev.flotilla.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.FeatureStatus;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaStatus;
import dev.flotilla.gitrepo.Intake;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a replica that does not lead reads out of the Flotilla object. */
class GateTest {

  private final Flotilla flotilla = flotilla();

  @Test
  void withoutAFlotillaObjectNothingRuns() {
    assertThat(Gate.closedBecause(Optional.empty())).contains(Intake.NO_SWITCH);
    flotilla.getMetadata().setDeletionTimestamp("2026-11-24T12:00:00Z");
    assertThat(closed()).contains(Intake.NO_SWITCH);
  }

  @Test
  void nobodyHasDecidedUntilTheStatusIsOfThisSpecification() {
    assertThat(closed()).isEmpty();
    flotilla.getMetadata().setGeneration(4L);
    assertThat(closed()).contains(Gate.UNDECIDED);
    flotilla.getMetadata().setGeneration(3L);
    flotilla.getStatus().features = List.of();
    assertThat(closed()).contains(Gate.UNDECIDED);
    flotilla.getStatus().features = null;
    assertThat(closed()).contains(Gate.UNDECIDED);
    flotilla.setStatus(null);
    assertThat(closed()).contains(Gate.UNDECIDED);
  }

  @Test
  void offIsSaidAsTheGitReposSayIt() {
    feature().enabled = false;
    feature().state = FeatureState.Disabling;
    feature().message = "locked by Rancher";

    assertThat(closed()).contains("continuous-delivery is off: locked by Rancher");
  }

  private Optional<String> closed() {
    return Gate.closedBecause(Optional.of(flotilla));
  }

  private FeatureStatus feature() {
    return flotilla.getStatus().features.getFirst();
  }

  private static Flotilla flotilla() {
    var feature = new FeatureStatus();
    feature.name = "continuous-delivery";
    feature.enabled = true;
    feature.state = FeatureState.Enabled;
    feature.message = "chosen by spec.features";
    var flotilla = new Flotilla();
    flotilla.getMetadata().setGeneration(3L);
    flotilla.setStatus(new FlotillaStatus());
    flotilla.getStatus().observedGeneration = 3L;
    flotilla.getStatus().features = List.of(feature);
    return flotilla;
  }
}
