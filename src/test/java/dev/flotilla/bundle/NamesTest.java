package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  private static final String DIGITS_53 = "1234567890".repeat(5) + "123";
  private static final String DIGITS_63 = "1234567890".repeat(6) + "123";

  @ParameterizedTest
  @CsvSource({
    "1234567, 5, 12345",
    "1234567, 6, 123456",
    "1234567, 7, 1234567",
    "1234567, 8, 1234567",
    "12345678, 8, 12345678",
    "12345678, 7, 1-25d55",
    "123456789, 8, 12-25f9e",
    "1-3456789, 8, 1-9b657"
  })
  void limitsAsFleetDoes(String text, int length, String expected) {
    assertThat(Names.limit(text, length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "long-name-test-shortpath-with@char, long-name-test-shortpath-with-char-031bab5e",
    "long-name-test-shortpath-with+char, long-name-test-shortpath-with-char-21c88393",
    "'long-name-test-0.App_ ', long-name-test-0-app-5bf6b3fb",
    "long-name-test--App_-_12.factor, long-name-test-app-12-factor-0efbac37",
    "bundle.name.example.com, bundle-name-example-com-645ef821",
    "repo/a/b, repo-a-b",
    "repo-/-a, repo-a",
    "'', d41d8cd98f00b204e9800998",
    "-, 336d5ebc5436534e61d16e63",
    // The letter after the dash is the Kelvin sign, whose lower case is a plain k.
    "a-\u212a, a-k-b71688d1",
    "a-\u0130b, a-ib-7c837efe"
  })
  void makesReleaseNamesAsFleetDoes(String text, String expected) {
    assertThat(Names.helmReleaseName(text)).isEqualTo(expected);
  }

  @Test
  void shortensReleaseNamesAsFleetDoes() {
    var cut = DIGITS_53.substring(0, 47);
    assertThat(Names.helmReleaseName(DIGITS_53)).isEqualTo(DIGITS_53);
    assertThat(Names.helmReleaseName(DIGITS_53 + "a")).isEqualTo(cut + "-fdba4");
    assertThat(Names.helmReleaseName(DIGITS_63 + "a")).isEqualTo(cut + "-eb12d");
    assertThat(Names.helmReleaseName(DIGITS_53.substring(0, 46) + "-1234567"))
        .isEqualTo(DIGITS_53.substring(0, 46) + "-d0bce");
  }

  @Test
  void concatenatesAsFleetDoes() {
    var a32 = "a".repeat(32);
    var a56 = "a".repeat(56);
    assertThat(Names.safeConcatName()).isEmpty();
    assertThat(Names.safeConcatName("a".repeat(63))).isEqualTo("a".repeat(63));
    assertThat(Names.safeConcatName("a".repeat(64))).isEqualTo(a56 + "a-ffe05");
    assertThat(Names.safeConcatName("first", "second", "third")).isEqualTo("first-second-third");
    assertThat(Names.safeConcatName(a32, a32)).isEqualTo(a32 + "-" + "a".repeat(24) + "-da5ed");
    assertThat(Names.safeConcatName(a56 + "-aaaaaaa")).isEqualTo(a56 + "-768c62");
    assertThat(Names.safeConcatName(a56.substring(1) + "--aaaaaaa"))
        .isEqualTo(a56.substring(1) + "--9e8cfe");
  }

  @Test
  void namesWhatTheChainNeeds() {
    assertThat(Names.clusterNamespace("fleet-local", "local"))
        .isEqualTo("cluster-fleet-local-local-1a3d67d0a899");
    assertThat(Names.bundleName("repo", ".")).isEqualTo("repo");
    assertThat(Names.bundleName("repo", "apps/web")).isEqualTo("repo-apps-web");
    assertThat(named("assets/driven2/kustomize", "fleetDev.yaml"))
        .isEqualTo("assets-driven2-kustomize-fleetdev-2946f474");
    assertThat(named("assets/driven2/kustomize", "fleetProd.yaml"))
        .isEqualTo("assets-driven2-kustomize-fleetprod-99f597b0");
    assertThat(named("assets/driven_fleet_yaml_subfolder/helm", ""))
        .isEqualTo("assets-driven-fleet-yaml-subfolder-helm-f49dc35c");
    assertThat(named("assets/driven_fleet_yaml_subfolder/helm", "test/fleet.yaml"))
        .isEqualTo("assets-driven-fleet-yaml-subfolder-helm-test-fl-b676f");
    assertThat(Names.bundleName(".", "apps//./web/")).isEqualTo("apps-web");
    assertThat(Names.bundleName("repo", "apps/../../x")).isEqualTo("x");
    assertThat(Names.bundleName("", "")).isEqualTo(Names.hex("", 24));
    assertThat(Names.gitJobName("repo", "x", "")).isEqualTo("repo-9dd4e");
    assertThat(Names.keyHash("k".repeat(100))).isEqualTo(Names.keyHash("k".repeat(101)));
  }

  /** Fleet's tests name directories beside them, so that the first part of the names is gone. */
  private static String named(String directory, String options) {
    return Names.bundleName("simple", new BundlePlace("../" + directory, options).path());
  }
}
