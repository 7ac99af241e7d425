package dev.flotilla.api.flotilla;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class FlotillaTest {

  private final KubernetesSerialization json = new KubernetesSerialization();

  /** The operator applies such an object by force to set its finalizer. */
  @Test
  void aNewObjectWritesNoSpecification() {
    var flotilla = new Flotilla();
    flotilla.addFinalizer("example.org/finalizer");
    assertThat(json.asJson(flotilla)).contains("example.org/finalizer").doesNotContain("spec");
  }

  @Test
  void whatIsSetIsWritten() {
    var flotilla = new Flotilla();
    flotilla.getSpec().cleanup.schedule = "@hourly";
    assertThat(json.asJson(flotilla)).contains("\"schedule\":\"@hourly\"");
  }

  @Test
  void whatIsNotSetIsTheDefault() {
    var flotilla = json.unmarshal("{\"metadata\": {\"name\": \"flotilla\"}}", Flotilla.class);
    assertThat(flotilla.getSpec().cleanup.schedule).isEqualTo("@daily");
  }
}
