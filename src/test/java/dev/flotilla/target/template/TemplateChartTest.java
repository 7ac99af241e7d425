package dev.flotilla.target.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.HelmOptions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateChartTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execution error at (t/templates/print.yaml:99999999999:1): x",
        "execution error at (t/templates/print.yaml:1:1): x",
        "execution error at (t/templates/print.yaml:77:1): x",
        "t/templates/_99.tpl:1: x",
        "t/templates/_0.tpl:99999999999: x"
      })
  void aPlaceThatATemplateMakesUpIsSaidAndNotLookedFor(String said) {
    assertThat(TemplateChart.problem(sheet(), "Error: " + said))
        .isEqualTo("helm.values: Error: " + said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "execution error at (t/templates/print.yaml:2:1): x",
        "execution error at (t/templates/print.yaml:2:1): x @1",
        "t/templates/_0.tpl:1: x"
      })
  void aPlaceThatThereIsIsTheKeyOfTheValue(String said) {
    assertThat(TemplateChart.problem(sheet(), "Error: " + said)).matches("helm\\.values(\\.a)?: x");
  }

  private static Sheet sheet() {
    var helm = new HelmOptions();
    helm.values = Map.of("a", "${ .ClusterName }");
    return Sheet.of(helm, new ClusterFacts("fleet-local", "local", Map.of(), Map.of(), Map.of()));
  }
}
