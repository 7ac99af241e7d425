package dev.flotilla.target.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flotilla.api.fleet.BundleDeploymentOptions;
import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.target.Yaml;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{namespace: a}                      | {namespace: b}               | {namespace: b}",
        "{namespace: a}                      | {namespace: ''}              | {namespace: a}",
        "{namespace: a, defaultNamespace: c} | {namespace: '-'}             | {defaultNamespace: c}",
        "{serviceAccount: a}                 | {serviceAccount: '-'}        | {}",
        "{keepResources: true}               | {keepResources: false}       | {keepResources: true}",
        "{}                                  | {keepResources: true}        | {keepResources: true}",
        "{createNamespace: true}             | {createNamespace: false}     | {createNamespace: false}",
        "{createNamespace: false}            | {}                           | {createNamespace: false}",
        "{forceSyncGeneration: 3}            | {forceSyncGeneration: 0}     | {forceSyncGeneration: 3}",
        "{forceSyncGeneration: 3}            | {forceSyncGeneration: 2}     | {forceSyncGeneration: 2}",
        "{correctDrift: {enabled: true, force: true}} | {correctDrift: {enabled: false}} | {correctDrift: {enabled: false}}",
        "{namespaceLabels: {a: 1, b: 1}}     | {namespaceLabels: {b: 2, c: 2}} | {namespaceLabels: {a: 1, b: 2, c: 2}}",
        "{yaml: {overlays: [a]}}             | {yaml: {overlays: [b, a]}}   | {yaml: {overlays: [a, b, a]}}",
        "{}                                  | {yaml: {overlays: [b]}}      | {yaml: {overlays: [b]}}",
        "{kustomize: {dir: a}}               | {kustomize: {}}              | {kustomize: {dir: a}}",
        "{kustomize: {dir: a}}               | {kustomize: {dir: b}}        | {kustomize: {dir: b}}",
        "{ignore: {conditions: [{type: a}]}} | {ignore: {conditions: [{type: b}]}} | {ignore: {conditions: [{type: a}, {type: b}]}}",
        "{diff: {comparePatches: [{kind: A, name: x, jsonPointers: [/a]}, {kind: B}]}} | {diff: {comparePatches: [{kind: C}, {kind: A, name: x, jsonPointers: [/b]}]}} | {diff: {comparePatches: [{kind: A, name: x, jsonPointers: [/b]}, {kind: B}, {kind: C}]}}",
        "{downstreamResources: [{kind: Secret, name: a}]} | {downstreamResources: [{kind: secret, name: a}, {kind: ConfigMap, name: a}]} | {downstreamResources: [{kind: secret, name: a}, {kind: ConfigMap, name: a}]}",
        "{helm: {values: {a: 1, m: {x: 1, l: [1, 2]}}}} | {helm: {values: {m: {y: 2, l: [3]}, b: null}}} | {helm: {values: {a: 1, m: {x: 1, l: [3], y: 2}, b: null}}}",
        "{helm: {values: {m: {x: 1}}}}       | {helm: {values: {m: 3}}}     | {helm: {values: {m: 3}}}",
        "{helm: {templateValues: {a: x, b: x}}} | {helm: {templateValues: {b: y}}} | {helm: {templateValues: {a: x, b: y}}}",
        "{helm: {valuesFrom: [{configMapKeyRef: {name: a, key: k}}, {}]}} | {helm: {valuesFrom: [{}, {secretKeyRef: {name: a, key: k}}, {configMapKeyRef: {name: a, key: k}}]}} | {helm: {valuesFrom: [{configMapKeyRef: {name: a, key: k}}, {}, {}, {secretKeyRef: {name: a, key: k}}]}}",
        "{helm: {timeoutSeconds: 5}}         | {helm: {timeoutSeconds: -1}} | {helm: {}}",
        "{helm: {timeoutSeconds: 5}}         | {helm: {timeoutSeconds: 0}}  | {helm: {timeoutSeconds: 5}}",
        "{helm: {chart: a, version: 1, atomic: true}} | {helm: {chart: b}}  | {helm: {chart: b, version: 1, atomic: true}}",
        "{}                                  | {helm: {chart: b}}           | {helm: {chart: b}}",
      })
  void whatIsSaidWinsAndWhatIsNotStays(String base, String custom, String expected) {
    assertThat(merge(options(base), options(custom))).isEqualTo(json(options(expected)));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void noFieldOfACustomizationIsDropped(String path) {
    var custom = new LinkedHashMap<String, Object>();
    var helm = path.startsWith("helm.");
    var name = helm ? path.substring("helm.".length()) : path;
    var field = field(helm ? HelmOptions.class : BundleDeploymentOptions.class, name);
    custom.put(name, sample(field));
    var options =
        JSON.convertValue(helm ? Map.of("helm", custom) : custom, BundleDeploymentOptions.class);

    assertThat(merge(new BundleDeploymentOptions(), options)).isEqualTo(json(options));
    assertThat(merge(options, new BundleDeploymentOptions())).isEqualTo(json(options));
  }

  static Stream<String> fields() {
    return Stream.concat(
        Arrays.stream(BundleDeploymentOptions.class.getFields())
            .map(Field::getName)
            .filter(name -> !name.equals("helm")),
        Arrays.stream(HelmOptions.class.getFields()).map(field -> "helm." + field.getName()));
  }

  private static Field field(Class<?> type, String name) {
    try {
      return type.getField(name);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private static Object sample(Field field) {
    var type = field.getType();
    if (type == String.class) {
      return "x";
    }
    if (type == Boolean.class) {
      return true;
    }
    if (Number.class.isAssignableFrom(type)) {
      return 7;
    }
    return switch (field.getName()) {
      case "values", "templateValues", "namespaceLabels", "namespaceAnnotations" ->
          Map.of("a", "b");
      case "valuesFiles" -> List.of("f");
      case "valuesFrom" -> List.of(Map.of("secretKeyRef", Map.of("name", "a")));
      case "kustomize" -> Map.of("dir", "d");
      case "yaml" -> Map.of("overlays", List.of("o"));
      case "diff" -> Map.of("comparePatches", List.of(Map.of("kind", "A")));
      case "ignore" -> Map.of("conditions", List.of(Map.of("type", "a")));
      case "correctDrift" -> Map.of("enabled", true);
      case "downstreamResources", "overwrites" -> List.of(Map.of("kind", "Secret", "name", "a"));
      case "allowedTargetNamespaceSelector" -> Map.of("matchLabels", Map.of("a", "b"));
      default -> throw new AssertionError("no sample for " + field.getName());
    };
  }

  private static JsonNode merge(BundleDeploymentOptions base, BundleDeploymentOptions custom) {
    var before = json(base);
    var beforeCustom = json(custom);
    var merged = json(Options.merge(base, custom));
    assertThat(json(base)).isEqualTo(before);
    assertThat(json(custom)).isEqualTo(beforeCustom);
    return merged;
  }

  private static JsonNode json(BundleDeploymentOptions options) {
    return JSON.valueToTree(options);
  }

  private static BundleDeploymentOptions options(String yaml) {
    return Yaml.read(yaml, BundleDeploymentOptions.class);
  }
}
