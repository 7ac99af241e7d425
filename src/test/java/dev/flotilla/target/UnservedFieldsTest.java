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
        "{targets: null, rolloutStrategy: null}                        | ''",
        "{helm: {chart: x}, dependsOn: [{name: a}], namespace: n}      | ''",
        "{targets: [{name: a, clusterName: b, clusterSelector: {}, clusterGroup: c, clusterGroupSelector: {}, doNotDeploy: true}]} | ''",
        "{targets: [{clusterName: a}, {clusterName: b, helm: {values: {a: b}}}]} | spec.targets[1].helm",
        "{targets: [{namespace: x, keepResources: true}]}              | spec.targets[0].namespace spec.targets[0].keepResources",
        "{targets: [{namespace: '', keepResources: false, helm: {}, namespaceLabels: null}]} | ''",
        "{contentsId: x}                                               | spec.contentsId",
        "{helmOpOptions: {}}                                           | spec.helmOpOptions",
        "{valuesHash: x}                                               | spec.valuesHash",
      })
  void namesWhatWouldMakeADeploymentWrong(String spec, String fields) {
    assertThat(UnservedFields.of(read(spec, BundleSpec.class)).blocking())
        .containsExactlyInAnyOrder(fields.isEmpty() ? new String[0] : fields.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{rolloutStrategy: {maxUnavailable: 1}} | spec.rolloutStrategy",
        "{rolloutStrategy: {}}                  | ''",
        "{}                                     | ''",
      })
  void namesWhatIsMissedButHarmless(String spec, String fields) {
    var unserved = UnservedFields.of(read(spec, BundleSpec.class));
    assertThat(String.join(" ", unserved.harmless())).isEqualTo(fields);
    assertThat(unserved.blocking()).isEmpty();
  }
}
