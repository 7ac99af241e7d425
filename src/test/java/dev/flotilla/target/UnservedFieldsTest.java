package dev.flotilla.target;

import static dev.flotilla.target.Yaml.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnservedFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                            | ''",
        "{targets: null, rolloutStrategy: {maxUnavailable: 1}}         | ''",
        "{helm: {chart: x}, dependsOn: [{name: a}], namespace: n}      | ''",
        "{targets: [{name: a, clusterName: b, clusterSelector: {}, clusterGroup: c, clusterGroupSelector: {}, doNotDeploy: true}]} | ''",
        "{targets: [{clusterName: b, helm: {values: {a: b}}, namespace: x}]} | ''",
        "{contentsId: x}                                               | spec.contentsId",
        "{helmOpOptions: {}}                                           | spec.helmOpOptions",
      })
  void namesWhatWouldMakeADeploymentWrong(String spec, String fields) {
    assertThat(UnservedFields.of(read(spec, BundleSpec.class)).blocking())
        .containsExactlyInAnyOrder(fields.isEmpty() ? new String[0] : fields.split(" "));
  }
}
