package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureSource;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.rancher.Feature;
import dev.flotilla.api.rancher.FeatureDefaults;
import dev.flotilla.api.rancher.FeatureSpec;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

  private final Flotilla flotilla = new Flotilla();

  @Test
  void neverChosenIsOn() {
    assertThat(own())
        .isEqualTo(new Choice(true, FeatureSource.Default, "never chosen, on by default"));
  }

  @Test
  void anExplicitNullIsNeverChosen() {
    choose(null);

    assertThat(own().source()).isEqualTo(FeatureSource.Default);
  }

  @Test
  void theSpecificationDecidesWhereThereIsNoRancher() {
    choose(false);

    assertThat(own()).isEqualTo(new Choice(false, FeatureSource.Spec, "chosen by spec.features"));
  }

  @ParameterizedTest(name = "locked {0}, chosen {1}, default {2}: {3}, {4}")
  @CsvSource({
    "true,  false, false, true,  locked by Rancher",
    "false, true,  true,  false, locked by Rancher",
    ",      true,  false, true,  chosen by Rancher's Feature",
    ",      false, true,  false, chosen by Rancher's Feature",
    ",      ,      true,  true,  the default of Rancher's Feature",
    ",      ,      false, false, the default of Rancher's Feature",
    ",      ,      ,      true,  the default of Rancher's Feature"
  })
  void lockedBeforeChosenBeforeDefault(
      Boolean locked, Boolean chosen, Boolean byDefault, boolean enabled, String message) {
    var choice = Choice.of(flotilla, Optional.of(feature(locked, chosen, byDefault)));

    assertThat(choice).isEqualTo(new Choice(enabled, FeatureSource.RancherFeature, message));
  }

  @Test
  void theSpecificationIsIgnoredWhereThereIsRancherAndTheStatusSaysSo() {
    choose(true);

    var choice = Choice.of(flotilla, Optional.of(feature(null, false, true)));

    assertThat(choice.enabled()).isFalse();
    assertThat(choice.message()).isEqualTo("chosen by Rancher's Feature; spec.features is ignored");
  }

  private Choice own() {
    return Choice.of(flotilla, Optional.empty());
  }

  private void choose(Boolean on) {
    flotilla.getSpec().features = new HashMap<>();
    flotilla.getSpec().features.put(Decision.CONTINUOUS_DELIVERY, on);
  }

  private static Feature feature(Boolean locked, Boolean chosen, Boolean byDefault) {
    var feature = new Feature();
    feature.setSpec(new FeatureSpec());
    feature.getSpec().value = chosen;
    feature.setStatus(new FeatureDefaults());
    feature.getStatus().lockedValue = locked;
    feature.getStatus().byDefault = byDefault;
    return feature;
  }
}
