package dev.flotilla.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.Flotilla;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the specification stands in the JSON of a Flotilla object, and how it is read. */
class FlotillaJsonTest {

  @Test
  void aFreshObjectSaysNothingOfTheSpecification() {
    assertThat(Serialization.asJson(new Flotilla())).doesNotContain("spec");
  }

  @Test
  void whatWasChosenIsWritten() {
    var flotilla = new Flotilla();
    flotilla.getSpec().cleanup.schedule = "@hourly";

    var read = Serialization.unmarshal(Serialization.asJson(flotilla), Flotilla.class);

    assertThat(read.getSpec().cleanup.schedule).isEqualTo("@hourly");
    assertThat(Serialization.asJson(read)).isEqualTo(Serialization.asJson(flotilla));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "spec: null", "spec: {}", "spec: {cleanup: null}"})
  void whatIsNotChosenHasTheDefaults(String yaml) {
    var spec = Serialization.unmarshal(yaml, Flotilla.class).getSpec();

    assertThat(spec.cleanup.schedule).isEqualTo("@daily");
    assertThat(spec.syncJob.deadline).isEqualTo("10m");
  }
}
