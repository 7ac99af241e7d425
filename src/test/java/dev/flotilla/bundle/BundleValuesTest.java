package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.BundleTarget;
import dev.flotilla.api.fleet.HelmOptions;
import dev.flotilla.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The expected JSON and hashes were computed by a Go program that does what Fleet does. */
class BundleValuesTest {

  @Test
  void theValuesOfABundleBecomeOneKeyAndAHash() {
    var bundle = bundle("{b: 1, a: {z: [1.5, null, '<x>&'], \"y\": true}}");
    bundle.getSpec().helm.valuesFiles = List.of("values.yaml");
    bundle.getSpec().helm.releaseName = "web";

    var values = BundleValues.takeFrom(bundle);

    assertThat(texts(values))
        .isEqualTo(
            Map.of(
                "values.yaml",
                "{\"a\":{\"y\":true,\"z\":[1.5,null,\"\\u003cx\\u003e\\u0026\"]},\"b\":1}"));
    assertThat(bundle.getSpec().valuesHash)
        .isEqualTo(values.hash())
        .isEqualTo("8ce77fe0b90e5c020ee2430bec50c0873157523228fa61f3ac0884e77938960d");
    assertThat(bundle.getSpec().helm.values).isNull();
    assertThat(bundle.getSpec().helm.valuesFiles).isNull();
    assertThat(bundle.getSpec().helm.releaseName).isEqualTo("web");
  }

  @Test
  void targetsHaveKeysOfTheirNames() {
    var bundle = bundle("{a: b}");
    bundle.getSpec().targets =
        List.of(
            target("target000", "{replicas: 2}"),
            target("prod", "{ü: é, A: 1}"),
            target("none", null));

    var values = BundleValues.takeFrom(bundle);

    assertThat(texts(values).keySet())
        .containsExactlyInAnyOrder("values.yaml", "target000", "prod");
    assertThat(values.hash())
        .isEqualTo("08af379a2902a0f1df52f41e9359653c73c5052b130ce62bb577aa420a799746");
    assertThat(bundle.getSpec().targets).allMatch(t -> t.helm == null || t.helm.values == null);
  }

  @Test
  void numbersAreThoseOfGo() {
    var values =
        BundleValues.takeFrom(
            bundle(
                "{a: 1.0e-7, b: 1.0e+21, c: 123456789012345678901234567890, d: 0.000001,"
                    + " e: -2.5e-9, f: 1.0e+20, g: 9007199254740993, h: 1.0, i: 6.02e+23}"));

    assertThat(texts(values).get("values.yaml"))
        .isEqualTo(
            "{\"a\":1e-7,\"b\":1e+21,\"c\":1.2345678901234568e+29,\"d\":0.000001,\"e\":-2.5e-9,"
                + "\"f\":100000000000000000000,\"g\":9007199254740992,\"h\":1,\"i\":6.02e+23}");
    assertThat(values.hash())
        .isEqualTo("a79f843e2fe284206165f3639dfc02b091aaf9a1aaf73799350d6e659537043e");
  }

  @Test
  void withoutValuesThereIsNoHashAndNothingChanges() {
    var bundle = bundle("{}");
    bundle.getSpec().valuesHash = "of a fleet.yaml that says so";

    assertThat(BundleValues.takeFrom(bundle).isEmpty()).isTrue();

    assertThat(bundle.getSpec().valuesHash).isNull();
    assertThat(bundle.getSpec().helm.values).isEmpty();
  }

  @Test
  void whatWasTakenOutCanBePutBack() {
    var bundle = bundle("{a: {b: [1, 2.5]}}");
    bundle.getSpec().targets = List.of(target("prod", "{c: d}"), target("none", null));
    var values = BundleValues.takeFrom(bundle);

    values.putInto(bundle.getSpec());

    assertThat(bundle.getSpec().helm.values).isEqualTo(Map.of("a", Map.of("b", List.of(1L, 2.5))));
    assertThat(bundle.getSpec().targets.getFirst().helm.values).isEqualTo(Map.of("c", "d"));
    assertThat(bundle.getSpec().targets.getLast().helm).isNull();
  }

  @Test
  void aTargetWithValuesNeedsANameThatASecretCanHold() {
    for (var name : new String[] {null, "", "two words", "values.yaml"}) {
      var bundle = bundle("{a: b}");
      bundle.getSpec().targets = List.of(target(name, "{c: d}"));

      assertThatThrownBy(() -> BundleValues.takeFrom(bundle))
          .isInstanceOf(BundleReadException.class)
          .hasMessageContaining(
              "has Helm values, so its name must be one that no other target has");
    }
    var twice = bundle("{}");
    twice.getSpec().targets = List.of(target("a", "{c: d}"), target("a", "{e: f}"));
    assertThatThrownBy(() -> BundleValues.takeFrom(twice)).hasMessageContaining("the target \"a\"");
  }

  @Test
  void dataThatIsNoJsonIsNotShown() {
    var data = new TreeMap<String, byte[]>();
    data.put("values.yaml", "password".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new BundleValues(data).putInto(bundle("{}").getSpec()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the values are no JSON object")
        .hasNoCause();
  }

  private static Map<String, String> texts(BundleValues values) {
    var texts = new TreeMap<String, String>();
    values.data().forEach((key, json) -> texts.put(key, new String(json, StandardCharsets.UTF_8)));
    return texts;
  }

  private static Bundle bundle(String values) {
    var bundle = new Bundle();
    bundle.getMetadata().setName("demo");
    bundle.getSpec().helm = helm(values);
    return bundle;
  }

  private static BundleTarget target(String name, String values) {
    var target = new BundleTarget();
    target.name = name;
    target.helm = values == null ? null : helm(values);
    return target;
  }

  private static HelmOptions helm(String values) {
    var helm = new HelmOptions();
    helm.values = GoValues.map((Map<?, ?>) YamlReader.documents(values).getFirst().toValue());
    return helm;
  }
}
