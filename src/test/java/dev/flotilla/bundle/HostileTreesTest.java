package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.testing.CpuTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a commit: nothing outside of it is read, and the answer is an answer. */
class HostileTreesTest {

  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  private static final String SECRET = "TOP-SECRET";

  private static Path outside;

  @BeforeContainer
  static void makeTree() throws IOException {
    outside = Files.createTempDirectory("hostile");
    Files.writeString(outside.resolve("secret.yaml"), "a: " + SECRET);
    write(outside.resolve("clone/app/cm.yaml"), CONFIG);
    write(outside.resolve("clone/app/values.yaml"), "a: b\n");
    write(
        outside.resolve("clone/app/chart/Chart.yaml"), "{apiVersion: v2, name: a, version: 1.0.0}");
  }

  @AfterContainer
  static void removeTree() throws IOException {
    try (var files = Files.walk(outside)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Property(tries = 1000)
  void noPathLeadsOut(@ForAll("paths") String path) {
    var root = outside.resolve("clone");
    var scan = new BundleScan(root, "c0ffee", ReadLimits.DEFAULT, ChartSource.NONE);

    assertThat(told(() -> scan.read("repo", List.of(path)))).doesNotContain(SECRET);
    var finder = new BundleFinder(root, "here");
    assertThat(told(() -> finder.scan(List.of(path), _ -> {}))).doesNotContain(SECRET);
    assertThat(told(() -> List.of(BundleFinder.driven("app", path)))).doesNotContain(SECRET);
  }

  @Property(tries = 500)
  void noFileThatAFleetYamlNamesIsOutside(@ForAll("paths") String path) {
    var tree = new SourceTree(outside.resolve("clone"));
    try {
      var inside = tree.relative("app", path, "fleet.yaml");
      var root = outside.resolve("clone");
      assertThat(root.resolve(inside).normalize().startsWith(root)).isTrue();
    } catch (BundleReadException refused) {
      assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidPath);
    }
  }

  @Property(tries = 2000)
  void anyFleetYamlIsReadOrRefused(@ForAll("yamls") String yaml) {
    for (var strict : List.of(true, false)) {
      try {
        var read =
            new FleetYamlReader(strict).read("fleet.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        assertThat(read.spec()).isNotNull();
      } catch (BundleReadException refused) {
        assertThat(refused.getMessage()).startsWith("fleet.yaml");
        assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidYaml);
      }
    }
  }

  @Property(tries = 1000)
  void anyIgnoreFileIsReadOrRefused(@ForAll("yamls") String text, @ForAll String name) {
    try {
      var rules = IgnoreRules.NONE.with(".fleetignore", text);
      assertThat(rules.ignores(name, true)).isIn(true, false);
    } catch (BundleReadException refused) {
      assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidPath);
    }
  }

  @Test
  void aPatternThatBacktracksEndsSoon() {
    var pattern = GoGlob.compile("*a".repeat(60) + "b");

    assertThat(CpuTime.of(() -> assertThat(pattern.matches("a".repeat(5_000))).isFalse()))
        .isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void filesThatAreTooLargeAreNotRead(@TempDir Path root) throws IOException {
    write(root.resolve("app/cm.yaml"), CONFIG);
    write(root.resolve("app/fleet.yaml"), "# " + "x".repeat(2_000));
    var limits = new ReadLimits(1_000, 10_000, 10);
    var reader = new BundleReader(root, limits, ReadRules.STRICT, ChartSource.NONE);

    assertThatThrownBy(() -> reader.read("repo", new BundlePlace("app", "")))
        .hasMessage("app/fleet.yaml: larger than the 1000 bytes that a file may have");
  }

  @Test
  void directoriesWithoutEndAreRefused(@TempDir Path root) throws IOException {
    write(root.resolve("d/".repeat(110) + "a.yaml"), CONFIG);

    assertThatThrownBy(
            () ->
                new BundleScan(root, "c0ffee", ReadLimits.DEFAULT, ChartSource.NONE)
                    .read("r", null))
        .isInstanceOf(BundleReadException.class)
        .hasMessageContaining("more than 100 directories deep");
  }

  @Provide
  Arbitrary<String> paths() {
    var parts =
        Arbitraries.of(
            "..",
            ".",
            "",
            "app",
            "secret.yaml",
            "*",
            "clone",
            "\\",
            "/",
            "\u0000",
            "chart",
            "%2e%2e",
            "．．",
            "-",
            "[",
            "etc",
            "~");
    return Arbitraries.oneOf(
        parts.list().ofMaxSize(6).map(names -> String.join("/", names)), Arbitraries.strings());
  }

  @Provide
  Arbitrary<String> yamls() {
    var parts =
        Arbitraries.of(
            "helm:",
            "values:",
            " ",
            "\n",
            "  ",
            "{",
            "}",
            "[",
            "]",
            "a",
            "&a ",
            "*a",
            "- ",
            ": ",
            "targets:",
            "name: x",
            "null",
            "1e400",
            "<<: ",
            "|",
            ">",
            "!!int ",
            "\"",
            "'",
            "#",
            "dependsOn:",
            "imageScans:",
            "overrideTargets:",
            "clusterSelector:",
            "matchLabels:",
            "---\n",
            "\t",
            "0x",
            "y",
            "labels:",
            "*",
            "/*",
            "\\",
            "rolloutStrategy:");
    return Arbitraries.oneOf(
        parts.list().ofMaxSize(30).map(list -> String.join("", list)), Arbitraries.strings());
  }

  private static String told(java.util.concurrent.Callable<?> reading) {
    try {
      return String.valueOf(reading.call());
    } catch (BundleReadException refused) {
      return refused.getMessage();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
