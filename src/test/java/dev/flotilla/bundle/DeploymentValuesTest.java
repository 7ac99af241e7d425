package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.BundleDeploymentSpec;
import dev.flotilla.api.fleet.HelmOptions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeploymentValuesTest {

  @Test
  void areWrittenAsGoDoes() {
    var values = new TreeMap<String, Object>(Map.of("b", 1.0, "a", "<"));

    assertThat(DeploymentValues.in(options(values))).isEqualTo("{\"a\":\"\\u003c\",\"b\":1}");
    assertThat(DeploymentValues.in(options(Map.of()))).isEmpty();
    assertThat(DeploymentValues.in(options(null))).isEmpty();
    assertThat(DeploymentValues.in(new BundleDeploymentOptions())).isEmpty();
  }

  /** The digest of {@code printf '{"a":1}{"a":2}' | sha256sum}. */
  @Test
  void theirHashIsThatOfBothTexts() {
    assertThat(new DeploymentValues("{\"a\":1}", "{\"a\":2}").hash())
        .isEqualTo("bbff0d136c0dd7d1d871975c0131c3118dfa3af3d2d4d9b5923f43228c501baf");
    assertThat(DeploymentValues.NONE.hash()).isNull();
  }

  @Test
  void comeBackAsTheyWere() {
    var values = new DeploymentValues("{\"a\":1}", "{\"a\":2}");
    assertThat(DeploymentValues.of(values.data())).isEqualTo(values);

    var spec = new BundleDeploymentSpec();
    spec.options = options(null);
    spec.stagedOptions = spec.options;
    spec.valuesHash = values.hash();
    values.putInto(spec);
    assertThat(spec.options.helm.values).isEqualTo(Map.of("a", 1));
    assertThat(spec.stagedOptions.helm.values).isEqualTo(Map.of("a", 2));
    assertThat(spec.valuesHash).isNull();
  }

  @Test
  void saysNothingOfValuesThatAreNoObject() {
    var values = new DeploymentValues("[hidden]", "");

    assertThatThrownBy(() -> values.putInto(new BundleDeploymentSpec()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the values are no JSON object")
        .hasNoCause();
  }

  private static BundleDeploymentOptions options(Map<String, Object> values) {
    var options = new BundleDeploymentOptions();
    options.helm = new HelmOptions();
    options.helm.values = values;
    return options;
  }
}
