package dev.flotilla.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleDeployment;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentRequestTest {

  @Test
  void anEmptyOneAsksForNothing() {
    var request = request("{}", "{}");

    assertThat(request.wantedId()).isEmpty();
    assertThat(request.unsupported()).isEmpty();
    assertThat(request.placement()).isEqualTo(new Placement("default", ""));
    assertThat(request.createNamespace()).isTrue();
    assertThat(request.keep()).isEqualTo(new Keep(false, true));
    assertThat(request.outdated()).isFalse();
  }

  @Test
  void explicitNullsAreAsGoodAsNothing() {
    var request =
        request(
            """
            {"deploymentID":"s-1:2","dependsOn":null,"options":{"helm":null,"kustomize":null,
             "yaml":null,"ignore":null,"overwrites":null,"namespace":null,"createNamespace":null}}
            """,
            "{\"conditions\":null,\"resources\":null}");

    assertThat(request.unsupported()).isEmpty();
    assertThat(request.contentName()).isEqualTo("s-1");
    assertThat(request.outdated()).isTrue();
  }

  @Test
  void anAppliedVersionIsAppliedAgainWhenForced() {
    var status = "{\"appliedDeploymentID\":\"s-1:2\",\"syncGeneration\":3}";

    assertThat(request(spec("forceSyncGeneration", "3"), status).outdated()).isFalse();
    assertThat(request(spec("forceSyncGeneration", "4"), status).outdated()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1} is reported as {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "helm | {\"chart\":\"redis\"} | helm.chart",
        "helm | {\"values\":{\"a\":1}} | helm.values",
        "helm | {\"takeOwnership\":true} | ",
        "kustomize | {\"dir\":\"x\"} | kustomize.dir",
        "kustomize | {} | ",
        "yaml | {\"overlays\":[\"prod\"]} | yaml.overlays",
        "yaml | {\"overlays\":[]} | ",
        "namespaceLabels | {\"a\":\"b\"} | namespaceLabels",
        "downstreamResources | [{\"kind\":\"Secret\",\"name\":\"s\"}] | downstreamResources",
        "allowedTargetNamespaceSelector | {} | allowedTargetNamespaceSelector",
        "deleteNamespace | true | deleteNamespace",
      })
  void whatIsNotServedIsNamed(String option, String value, String expected) {
    var unsupported = request(spec(option, value), "{}").unsupported();

    if (expected == null) {
      assertThat(unsupported).isEmpty();
    } else {
      assertThat(unsupported).containsExactly(expected);
    }
  }

  @ParameterizedTest(name = "{0} in {1} may take {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"namespace\":\"a\" | \"defaultNamespace\":\"home\" | ConfigMap a/x",
        "\"namespace\":\"\" | \"defaultNamespace\":\"home\" | ConfigMap home/x,ConfigMap /x",
        "\"namespace\":\"\" | \"defaultNamespace\":\"\" | ConfigMap default/x,ConfigMap /x",
        "\"namespace\":\"a\" | \"namespace\":\"forced\" | ConfigMap forced/x,ConfigMap /x",
      })
  void whatIsHandedOverIsMeantWhereItIsOnTheCluster(String where, String options, String taken) {
    var spec =
        "{\"options\":{%s,\"overwrites\":[{\"kind\":\"ConfigMap\",\"name\":\"x\",%s}]}}"
            .formatted(options, where);

    assertThat(request(spec, "{}").takeOver().handedOver())
        .containsExactlyInAnyOrder(taken.split(","));
  }

  @Test
  void dependenciesAreNotPassedOver() {
    assertThat(request("{\"ociContents\":true}", "{}").unsupported())
        .containsExactly("ociContents");
  }

  private static String spec(String option, String value) {
    return "{\"deploymentID\":\"s-1:2\",\"options\":{\"%s\":%s}}".formatted(option, value);
  }

  private static DeploymentRequest request(String spec, String status) {
    var json =
        "{\"metadata\":{\"name\":\"n\",\"namespace\":\"ns\"},\"spec\":%s,\"status\":%s}"
            .formatted(spec, status);
    return DeploymentRequest.of(Serialization.unmarshal(json, BundleDeployment.class));
  }
}
