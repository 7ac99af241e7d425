package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.BundleDeploymentOptions;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text whose hash is the second half of an id; a Go program with Fleet's fields wrote it. */
class DeploymentIdTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                     | {\"ignore\":{}}",
        "{helm: {}}                             | {\"helm\":{},\"ignore\":{}}",
        "{helm: {values: {}}}                   | {\"helm\":{\"values\":{}},\"ignore\":{}}",
        "{helm: {values: null, force: false}}   | {\"helm\":{},\"ignore\":{}}",
        "{kustomize: {}, yaml: {overlays: []}}  | {\"kustomize\":{},\"yaml\":{},\"ignore\":{}}",
        "{kustomize: {dir: a/b}, yaml: {overlays: [x, y]}} | {\"kustomize\":{\"dir\":\"a/b\"},\"yaml\":{\"overlays\":[\"x\",\"y\"]},\"ignore\":{}}",
        "{keepResources: false, forceSyncGeneration: 0, defaultNamespace: '', namespaceLabels: {}} | {\"ignore\":{}}",
        "{createNamespace: false, deleteNamespace: false} | {\"createNamespace\":false,\"ignore\":{}}",
        "{diff: {comparePatches: [{kind: A}]}, correctDrift: {enabled: true}} | {\"ignore\":{}}",
        "{ignore: {conditions: [{type: Ready, status: 'False'}, {}]}} | {\"ignore\":{\"conditions\":[{\"status\":\"False\",\"type\":\"Ready\"},{}]}}",
        "{helm: {valuesFrom: [{configMapKeyRef: {key: k}}, {secretKeyRef: {namespace: n, name: s}}, {}]}} | {\"helm\":{\"valuesFrom\":[{\"configMapKeyRef\":{\"name\":\"\",\"key\":\"k\"}},{\"secretKeyRef\":{\"name\":\"s\",\"namespace\":\"n\"}},{}]},\"ignore\":{}}",
        "{allowedTargetNamespaceSelector: {}}   | {\"ignore\":{},\"allowedTargetNamespaceSelector\":{}}",
        "{allowedTargetNamespaceSelector: {matchExpressions: [{key: k, operator: Exists}, {operator: In, key: k, values: [b, a]}], matchLabels: {b: '1', a: ''}}} | {\"ignore\":{},\"allowedTargetNamespaceSelector\":{\"matchLabels\":{\"a\":\"\",\"b\":\"1\"},\"matchExpressions\":[{\"key\":\"k\",\"operator\":\"Exists\"},{\"key\":\"k\",\"operator\":\"In\",\"values\":[\"b\",\"a\"]}]}}",
        "{overwrites: [{namespace: n, name: a, kind: K}], downstreamResources: [{name: s, kind: Secret}]} | {\"ignore\":{},\"downstreamResources\":[{\"kind\":\"Secret\",\"name\":\"s\"}],\"overwrites\":[{\"kind\":\"K\",\"name\":\"a\",\"namespace\":\"n\"}]}",
      })
  void leavesOutWhatGoLeavesOut(String options, String json) {
    assertThat(json(options)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{b: 1, a: {}, B: [], n: null}      | {\"B\":[],\"a\":{},\"b\":1,\"n\":null}",
        "{a: [1, 1.0, 1.50, -2, 1e3]}       | {\"a\":[1,1,1.5,-2,1000]}",
        "{a: [1e21, 1.5e-7, 0.000001, 0]}   | {\"a\":[1e+21,1.5e-7,0.000001,0]}",
        "{a: 12345678901234567890}          | {\"a\":12345678901234567000}",
        "{a: 9007199254740993}              | {\"a\":9007199254740992}",
        "{a: '<b> & \"c\" \\'}              | {\"a\":\"\\u003cb\\u003e \\u0026 \\\"c\\\" \\\\\"}",
        "{ü: é€😀}                          | {\"ü\":\"é€😀\"}",
      })
  void writesValuesAsGoDoes(String values, String json) {
    assertThat(json("{helm: {values: %s}}".formatted(values)))
        .isEqualTo("{\"helm\":{\"values\":%s},\"ignore\":{}}", json);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\0',
      delimiter = '|',
      value = {
        "{overwrites: [{name: a}], deleteCRDResources: true, namespaceAnnotations: {a: '<'}, namespaceLabels: {b: x, a: y}, deleteNamespace: true, keepResources: true, forceSyncGeneration: 3, createNamespace: true, serviceAccount: sa, namespace: ns, defaultNamespace: d} | {\"defaultNamespace\":\"d\",\"namespace\":\"ns\",\"serviceAccount\":\"sa\",\"createNamespace\":true,\"forceSyncGeneration\":3,\"keepResources\":true,\"deleteNamespace\":true,\"ignore\":{},\"namespaceLabels\":{\"a\":\"y\",\"b\":\"x\"},\"namespaceAnnotations\":{\"a\":\"\\u003c\"},\"deleteCRDResources\":true,\"overwrites\":[{\"name\":\"a\"}]}",
        "{helm: {disableDependencyUpdate: true, skipSchemaValidation: true, disableDNS: true, disablePreProcess: true, atomic: true, waitForJobs: true, valuesFiles: [v], maxHistory: 2, takeOwnership: true, force: true, templateValues: {b: x, a: ''}, values: {}, timeoutSeconds: 5, version: '1', releaseName: r, repo: o, chart: c}} | {\"helm\":{\"chart\":\"c\",\"repo\":\"o\",\"releaseName\":\"r\",\"version\":\"1\",\"timeoutSeconds\":5,\"values\":{},\"templateValues\":{\"a\":\"\",\"b\":\"x\"},\"force\":true,\"takeOwnership\":true,\"maxHistory\":2,\"valuesFiles\":[\"v\"],\"waitForJobs\":true,\"atomic\":true,\"disablePreProcess\":true,\"disableDNS\":true,\"skipSchemaValidation\":true,\"disableDependencyUpdate\":true},\"ignore\":{}}",
      })
  void keepsGosOrder(String options, String json) {
    assertThat(json(options)).isEqualTo(json);
  }

  private static String json(String options) {
    return DeploymentId.json(
        Serialization.unmarshal("---\n" + options, BundleDeploymentOptions.class));
  }
}
