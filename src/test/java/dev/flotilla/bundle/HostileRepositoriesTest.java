package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flotilla.api.fleet.GitBundlePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One repository for each way of doing harm: what is told, and that nothing outside is read. */
class HostileRepositoriesTest {

  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
  private static final String SECRET = "TOP-SECRET";

  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void makeTree() throws IOException {
    root = directory.resolve("clone");
    Files.createDirectories(directory.resolve("outside/templates"));
    Files.writeString(directory.resolve("outside/secret.yaml"), "password: " + SECRET);
    Files.writeString(directory.resolve("outside/Chart.yaml"), "name: " + SECRET);
    write("app/cm.yaml", CONFIG);
  }

  @Test
  void aChainOfLinksIsFollowedToItsEndAndRefusedThere() throws IOException {
    link("app/one.yaml", "two.yaml");
    link("app/two.yaml", "../three.yaml");
    link("three.yaml", "../outside/secret.yaml");

    assertRefused("app/one.yaml: the link leads out of the repository");
  }

  @Test
  void aDirectoryOutsideIsRefusedBelowALinkToo() throws IOException {
    link("app/outside", "../../outside");

    assertRefused("app/outside: the link leads out of the repository");
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    link("app/a.yaml", "b.yaml");
    link("app/b.yaml", "a.yaml");

    assertRefused("app/a.yaml: the link cannot be followed");
  }

  @ParameterizedTest
  @CsvSource({
    "'helm: {chart: x, valuesFiles: [secret.yaml]}'",
    "'targetCustomizations: [{helm: {valuesFiles: [secret.yaml]}}]'"
  })
  void aValuesFileThatIsALinkOutIsRefused(String options) throws IOException {
    write("app/x/Chart.yaml", "{name: x, version: 1.0.0}");
    write("app/fleet.yaml", options);
    link("app/secret.yaml", "../../outside/secret.yaml");

    assertRefused("app/secret.yaml: the link leads out of the repository");
  }

  @Test
  void aChartThatIsALinkOutGivesNothingOfIt() throws IOException {
    write(
        "app/Chart.yaml",
        "{name: x, version: 1.0.0, dependencies: [{name: y, version: '*', repository: 'file://y'}]}");
    link("app/y", "../../outside");

    assertRefused("app/y/Chart.yaml: the link leads out of the repository");
  }

  @Test
  void aFetchedChartWhoseFilesAreLinksOutGivesNothingOfThem() throws IOException {
    write("app/fleet.yaml", "helm: {chart: 'git::https://example.org/r'}");
    var chart = Files.createDirectories(directory.resolve("fetched/web"));
    Files.createSymbolicLink(chart.resolve("a.yaml"), directory.resolve("outside/secret.yaml"));

    assertRefused(
        new Fetched(directory.resolve("fetched"), "web"),
        "app/fleet.yaml: helm.chart: git::https://example.org/r: web/a.yaml: the link leads out of the repository");

    Files.createSymbolicLink(directory.resolve("fetched/out"), directory.resolve("outside"));
    assertRefused(
        new Fetched(directory.resolve("fetched"), "out"),
        "app/fleet.yaml: helm.chart: git::https://example.org/r: out: the link leads out of the repository");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "helm: {chart: ../../outside}",
        "helm: {chart: x, valuesFiles: [../../outside/secret.yaml]}",
        "helm: {chart: x, valuesFiles: ['..\\..\\outside\\secret.yaml']}",
        "targetCustomizations: [{helm: {chart: x, valuesFiles: [a/../../../outside/secret.yaml]}}]",
      })
  void aPathThatLeadsOutIsRefusedWithTheField(String options) throws IOException {
    write("app/x/Chart.yaml", "{name: x, version: 1.0.0}");
    write("app/fleet.yaml", options);

    var refused = refused(ChartSource.NONE);
    assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidPath);
    assertThat(refused)
        .hasMessageStartingWith("app/fleet.yaml: helm.")
        .hasMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../outside", "/../outside", "app/../../outside", "..", "app\\..", "a\0b"})
  void aPathOfTheSpecificationThatLeadsOutIsRefused(String path) {
    assertThatThrownBy(() -> scan(ChartSource.NONE).read("repo", List.of(path)))
        .isInstanceOf(BundleReadException.class)
        .hasMessageStartingWith("spec.paths: \"");
    assertThatThrownBy(() -> BundleFinder.driven(path, ""))
        .isInstanceOf(BundleReadException.class)
        .hasMessageStartingWith("spec.paths: \"");
    var bundle = new GitBundlePath();
    bundle.base = ".";
    bundle.options = path;
    assertThatThrownBy(() -> scan(ChartSource.NONE).readDriven("repo", List.of(bundle)))
        .isInstanceOf(BundleReadException.class)
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void anIgnoreFileNamesNothingOutside() throws IOException {
    write("app/.fleetignore", "../../outside/*\n/etc/*\n../*.yaml\n");

    assertThat(scan(ChartSource.NONE).read("repo", List.of("app")).getFirst().files())
        .extracting(BundleFile::name)
        .containsExactly("cm.yaml");
  }

  @ParameterizedTest
  @CsvSource({
    "'a: !!javax.script.ScriptEngineManager [x]', 'the tag tag:yaml.org,2002:javax.script.ScriptEngineManager is not allowed'",
    "'a: !include /etc/passwd', 'the tag !include is not allowed'",
    "'a: 1\na: 2', 'the key \"a\" is there twice'",
    "'a: &x [*x]', 'is nested too deeply'",
  })
  void yamlThatMeansMoreThanDataIsRefused(String yaml, String why) throws IOException {
    write("app/cm.yaml", CONFIG + "data:\n  " + yaml.replace("\n", "\n  ") + "\n");

    var refused = refused(ChartSource.NONE);
    assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidYaml);
    assertThat(refused).hasMessageStartingWith("app/cm.yaml:").hasMessageEndingWith(why);
  }

  @Test
  void yamlThatIsLargeIsReadAndThatIsTooLargeIsRefusedBothSoon() throws IOException {
    write("app/cm.yaml", CONFIG + "data: {a: " + "x".repeat(1 << 20) + "}\n");
    inTime(() -> assertThat(scan(ChartSource.NONE).read("repo", null)).hasSize(1));

    write("app/cm.yaml", ("---\n" + CONFIG).repeat(10_000));
    inTime(() -> assertRefusedAnywhere("more than 5000 documents"));

    write("app/cm.yaml", "a: " + "{a: ".repeat(5_000));
    inTime(
        () -> assertThat(refused(ChartSource.NONE).problem()).isEqualTo(BundleProblem.InvalidYaml));

    write(
        "app/fleet.yaml",
        "a: &a [" + "x,".repeat(1_000) + "]\n" + "b: [" + "*a,".repeat(900) + "]");
    inTime(() -> assertRefusedAnywhere("has more than 500000 values"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: [https://evil.example.org/base]",
        "resources: [../../outside]",
        "helmCharts: [{name: x, repo: https://evil.example.org}]",
        "generators: [exec.yaml]",
        "configMapGenerator: [{name: a, files: [../../outside/secret.yaml]}]",
      })
  void kustomizeIsNotRunWhateverItIsAskedFor(String kustomization) throws IOException {
    write("app/kustomization.yaml", kustomization);

    assertRefused(
        "app/kustomization.yaml: kustomization.yaml is not served yet; only plain manifests are");
  }

  @Test
  void aFetchedChartCountsTowardsTheLimitsOfTheRepository() throws IOException {
    write("app/fleet.yaml", "helm: {chart: 'https://example.org/web.tgz'}");
    var chart = Files.createDirectories(directory.resolve("fetched/web"));
    Files.writeString(chart.resolve("large"), "x".repeat(2_000));
    var limits = new ReadLimits(5_000, 1_900, 10);
    var reader =
        new BundleReader(
            root, limits, ReadRules.STRICT, new Fetched(directory.resolve("fetched"), "."));

    assertThatThrownBy(() -> reader.read("repo", new BundlePlace("app", "")))
        .hasMessage(
            "app/fleet.yaml: helm.chart: https://example.org/web.tgz: web/large: the paths hold more than 10 files or 1900 bytes; use several GitRepos");
  }

  @Test
  void namesThatAreOddGiveStableNamesOfBundlesThatDiffer() throws IOException {
    for (var name : List.of("App", "APP", "😀", "é", "x".repeat(250), "x".repeat(251))) {
      write(name + "/cm.yaml", CONFIG);
    }
    var names =
        scan(ChartSource.NONE)
            .read("repo", List.of("app", "App", "APP", "😀", "é", "x".repeat(250), "x".repeat(251)))
            .stream()
            .map(BundleFiles::name)
            .toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?"));
  }

  @Test
  void textThatIsNoUtf8IsPackedOrRefusedWhereItMustBeText() throws IOException {
    Files.write(root.resolve("app/logo.png"), new byte[] {-1, -2, 0});
    var files = scan(ChartSource.NONE).read("repo", null).getFirst().files();
    assertThat(files.getLast().toResource(false).encoding).isEqualTo("base64+gz");

    Files.write(root.resolve("app/fleet.yaml"), new byte[] {'a', ':', -1});
    assertRefused("app/fleet.yaml: is not text in UTF-8");
    Files.write(
        root.resolve("app/fleet.yaml"), "\uFEFFname: x\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(scan(ChartSource.NONE).read("repo", null).getFirst().name()).isEqualTo("x");
  }

  private void inTime(org.junit.jupiter.api.function.Executable test) {
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), test);
  }

  private void assertRefusedAnywhere(String why) {
    assertThat(refused(ChartSource.NONE)).hasMessageContaining(why);
  }

  private void assertRefused(String message) {
    assertRefused(ChartSource.NONE, message);
  }

  private void assertRefused(ChartSource charts, String message) {
    assertThat(refused(charts)).hasMessage(message).hasMessageNotContaining(SECRET);
  }

  private BundleReadException refused(ChartSource charts) {
    var refused =
        catchThrowableOfType(BundleReadException.class, () -> scan(charts).read("repo", null));
    assertThat(refused).as("it must be refused").isNotNull();
    return refused;
  }

  private BundleScan scan(ChartSource charts) {
    return new BundleScan(root, "c0ffee", ReadLimits.DEFAULT, charts);
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
  }

  /** Gives a directory of this machine for every chart. */
  private record Fetched(Path tree, String directory) implements ChartSource, FetchedChart {

    @Override
    public FetchedChart chart(ChartRequest request) {
      return this;
    }

    @Override
    public ChartArchive dependency(DependencyRequest request) {
      throw new ChartException(BundleProblem.ChartNotFound, "none");
    }

    @Override
    public void close() {}
  }
}
