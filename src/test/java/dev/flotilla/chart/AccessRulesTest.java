package dev.flotilla.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {

  private static final Access SECRET = new Access("u", "p4ssw0rd", new Trust("", true), true);

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "https://charts.example.org, https://charts.example.org, true",
    "https://charts.example.org, https://charts.example.org.evil.org, false",
    "https://charts.example.org, http://evil.org/https://charts.example.org, false",
    "https://charts\\.example\\.org/.*, https://charts.example.org/a, true",
    "example, https://charts.example.org, false",
    "a|https://b, https://b, true",
    "a|https://b, https://bc, false",
    "https://charts.rancher.io/*, https://charts.rancher.io, true",
  })
  void theExpressionMustMatchTheWholeAddress(String expression, String address, boolean matches) {
    var rules = new AccessRules(expression, SECRET, Map.of());

    assertThat(rules.of(".", address)).isEqualTo(matches ? SECRET : Access.ANONYMOUS);
  }

  @Test
  void withoutAnExpressionNobodyIsToldAPassword() {
    var access = new AccessRules("", SECRET, Map.of()).of(".", "https://h");

    assertThat(access.hasCredentials()).isFalse();
    assertThat(access.trust().skipTls()).isTrue();
  }

  @Test
  void theLongestPathCounts() {
    var a = new Access("a", "a", Trust.SYSTEM, false);
    var ab = new Access("ab", "ab", Trust.SYSTEM, false);
    var rules = new AccessRules(".*", SECRET, Map.of("/a/", a, "a/b", ab));

    assertThat(rules.of("a", "x")).isEqualTo(a);
    assertThat(rules.of("a/c", "x")).isEqualTo(a);
    assertThat(rules.of("a/b/c", "x")).isEqualTo(ab);
    assertThat(rules.of("ab", "x")).isEqualTo(SECRET);
    assertThat(rules.of(".", "x")).isEqualTo(SECRET);
  }

  @Test
  void anExpressionThatNeverEndsIsRefused() {
    var rules = new AccessRules("(.*)".repeat(12) + "y", SECRET, Map.of());

    assertThatThrownBy(() -> rules.of(".", "x".repeat(60)))
        .hasMessage("helmRepoURLRegex takes too long");
    assertThatThrownBy(() -> new AccessRules("(", SECRET, Map.of()).of(".", "x"))
        .hasMessageStartingWith("helmRepoURLRegex is no regular expression");
  }

  @Test
  void aMountedSecretHasFleetsKeys() throws IOException {
    Files.writeString(directory.resolve("username"), "u");
    Files.writeString(directory.resolve("password"), "p4ssw0rd");
    Files.writeString(directory.resolve("cacerts"), "PEM");
    Files.writeString(directory.resolve("insecureSkipVerify"), "True");
    Files.writeString(directory.resolve("basicHTTP"), "yes");

    assertThat(HelmSecret.mounted(directory, ".*"))
        .isEqualTo(
            new AccessRules(
                ".*", new Access("u", "p4ssw0rd", new Trust("PEM", true), false), Map.of()));
  }

  @Test
  void aMountedSecretForPathsGoesBefore() throws IOException {
    Files.writeString(directory.resolve("username"), "other");
    Files.writeString(
        directory.resolve("secrets-path.yaml"),
        """
        web:
          username: u
          password: p4ssw0rd
          caBundle: UEVN
          insecureSkipVerify: true
          basicHTTP: true
        api: {username: a}
        """);

    var rules = HelmSecret.mounted(directory, ".*");

    assertThat(rules.of("web/x", "h"))
        .isEqualTo(new Access("u", "p4ssw0rd", new Trust("PEM", true), true));
    assertThat(rules.of("api", "h").hasCredentials()).isFalse();
    assertThat(rules.of("other", "h")).isEqualTo(Access.ANONYMOUS);
  }

  @Test
  void whatIsSecretIsInNoMessage() throws IOException {
    Files.writeString(directory.resolve("secrets-path.yaml"), "web: {password: [p4ssw0rd");

    assertThatThrownBy(() -> HelmSecret.mounted(directory, ".*"))
        .hasMessageStartingWith("credentials for charts: secrets-path.yaml is no YAML")
        .hasMessageNotContaining("p4ssw0rd");
    assertThat(SECRET.toString()).doesNotContain("p4ssw0rd");
    assertThat(new AccessRules("x", SECRET, Map.of("a", SECRET)).toString())
        .doesNotContain("p4ssw0rd");
  }
}
