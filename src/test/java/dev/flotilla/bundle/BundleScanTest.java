package dev.flotilla.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.testing.CpuTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleScanTest {

  private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

  @TempDir Path outside;
  Path root;

  @BeforeEach
  void makeTree() throws IOException {
    root = Files.createDirectory(outside.resolve("clone"));
    write("apps/web/config.yaml", CONFIG);
  }

  @Test
  void eachPathIsABundleWithAllItsVisibleFilesSorted() throws IOException {
    write("apps/web/b.yml", CONFIG);
    write("apps/web/README.md", "hello");
    write("apps/web/sub/deep/a.yaml", "# nothing but a comment\n---\n");
    write("apps/web/sub/.hidden.yaml", "not: checked");
    write("apps/web/.github/ci.yaml", "not: checked");

    var bundles = read("/apps/web");

    assertThat(bundles).singleElement().returns("repo-apps-web", BundleFiles::name);
    assertThat(bundles.getFirst().files())
        .extracting(BundleFile::name)
        .containsExactly("README.md", "b.yml", "config.yaml", "sub/deep/a.yaml");
    assertThat(bundles.getFirst().packed(0, false).getFirst().content).isEqualTo("hello");
  }

  @Test
  void withoutPathsTheRootIsTheBundle() {
    assertThat(read()).singleElement().returns("repo", BundleFiles::name);
    assertThat(
            new BundleScan(root, "c0ffee", ReadLimits.DEFAULT, ChartSource.NONE).read("repo", null))
        .hasSize(1);
  }

  @Test
  void patternsMatchDirectoriesOnlyAndMayMatchNone() throws IOException {
    write("apps/api/config.yaml", CONFIG);
    write("apps/file.yaml", CONFIG);
    write("apps/docs/README.md", "no manifest here");

    assertThat(read("apps/*", "other*/x", "apps/web"))
        .extracting(BundleFiles::path)
        .containsExactly("apps/api", "apps/web");
    assertThat(read("a[p-q]ps/w?b", "[^b]pps/web")).hasSize(1);
  }

  @Test
  void pathsOfOneNameAreRefused() throws IOException {
    write("apps-web/config.yaml", CONFIG);

    var refused = refused("apps/web", "apps-web");
    assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidPath);
    assertThat(refused).hasMessageContaining("apps/web").hasMessageContaining("repo-apps-web");
  }

  @Test
  void aMissingPathIsNamedWithWhatIsThere() {
    var refused = refused("apps/web", "foo");

    assertThat(refused.problem()).isEqualTo(BundleProblem.PathNotFound);
    assertThat(refused)
        .hasMessage("path \"foo\" does not exist in commit c0ffee; at the top there are: apps");
    assertThat(refused("apps/web/config.yaml")).hasMessageContaining("is a file");
    assertThat(refused("x".repeat(5000)).problem()).isEqualTo(BundleProblem.PathNotFound);
  }

  @Test
  void nothingToDeployIsAnErrorInFleetsWords() throws IOException {
    write("docs/README.md", "no manifest here");

    assertThat(refused("docs", "none*"))
        .hasMessage("no resource found at the following paths to deploy: [docs none*]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "apps/../..",
        "/../etc",
        "a/..",
        "a\\..\\b",
        "C:\\x",
        "a\u0000b",
        "a\nb",
        ".git",
        "[",
        "a[]"
      })
  void pathsThatTryToGetOutAreRefused(String path) {
    assertThat(refused(path).problem()).isEqualTo(BundleProblem.InvalidPath);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "../../../../../../etc/passwd", "/etc/passwd", "hop", "self", "gone"})
  void aFileLinkOutOfTheTreeIsRefusedWithoutALeak(String target) throws IOException {
    Files.writeString(outside.resolve("secret"), "TOP-SECRET");
    link("apps/web/hop", "../../../secret");
    link("apps/web/self", "self");
    link("apps/web/z.yaml", target);

    var refused = refused("apps/web");
    assertThat(refused.problem()).isEqualTo(BundleProblem.BadLink);
    assertThat(refused.path()).startsWith("apps/web/");
    assertThat(refused.getMessage()).doesNotContain("TOP-SECRET").doesNotContain("root:");
  }

  @Test
  void aDirectoryLinkOutOfTheTreeIsRefused() throws IOException {
    link("out", "..");
    link("apps/loop", "../apps/loop");

    assertThat(refused("out").problem()).isEqualTo(BundleProblem.BadLink);
    assertThat(refused("out/clone/apps/web").problem()).isEqualTo(BundleProblem.BadLink);
    assertThat(refused("apps/loop").problem()).isEqualTo(BundleProblem.BadLink);
    assertThat(read("apps/*")).extracting(BundleFiles::path).containsExactly("apps/web");
  }

  @Test
  void linksWithinTheTreeAreFollowed() throws IOException {
    link("current", "apps/web");
    link("apps/web/copy.yaml", "config.yaml");
    assertThat(read("current").getFirst().files()).hasSize(2);

    link("apps/web/up", "..");
    assertThat(refused("apps/web"))
        .hasMessage("apps/web/up: a link to a directory is not followed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kustomization.yaml", "sub/Chart.yaml", "overlays/x/a.yaml"})
  void whatIsNotServedYetIsNamedNeverIgnored(String file) throws IOException {
    write("apps/web/" + file, "{apiVersion: v2, name: a, version: 1.0.0}");

    var refused = refused("apps");
    assertThat(refused.problem()).isEqualTo(BundleProblem.NotSupported);
    assertThat(refused).hasMessageContaining("apps/web/").hasMessageContaining("not served yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: b: c'                                        | 1 | 5",
        "'apiVersion: v1\nkind: A\nx: [1, 2'               | 3 | 9",
        "'apiVersion: v1\nkind: A\nkind: B'                | 3 | 1",
        "'apiVersion: v1\nkind: A\n---\nkind: B'           | 4 | 1",
        "'apiVersion: v1\nkind: A\n---\n- a\n'             | 4 | 1",
        "'just words'                                     | 1 | 1",
        "'apiVersion: v1\nkind: 3'                         | 1 | 1",
        "'apiVersion: v1\nkind: A\nx: !!javax.script.ScriptEngineManager []' | 3 | 4",
        "'a: *b'                                          | 1 | 4"
      })
  void yamlThatIsNoObjectIsRefusedWithItsPlace(String yaml, int line, int column)
      throws IOException {
    write("apps/web/config.yaml", yaml);

    var refused = refused("apps/web");
    assertThat(refused.problem()).isEqualTo(BundleProblem.InvalidYaml);
    assertThat(refused.getMessage())
        .startsWith("apps/web/config.yaml:" + line + ":" + column + ": ");
  }

  @Test
  void yamlThatWouldEatTheMachineIsRefusedQuickly() throws IOException {
    var bomb =
        "apiVersion: v1\nkind: A\na0: &a0 [x]\n"
            + IntStream.range(1, 60)
                .mapToObj(i -> "a%d: &a%d [*a%d,*a%d]\n".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining());
    for (var yaml :
        List.of(bomb, "[".repeat(500_000), "- ".repeat(200_000), "---\n".repeat(6000))) {
      write("apps/web/config.yaml", yaml);

      assertThat(
              CpuTime.of(
                  () ->
                      assertThat(refused("apps/web").problem())
                          .isEqualTo(BundleProblem.InvalidYaml)))
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void unusualButValidYamlIsFine() throws IOException {
    write("apps/web/bom.yaml", "\ufeff" + CONFIG);
    write("apps/web/crlf.yaml", CONFIG.replace("\n", "\r\n"));
    write("apps/web/many.yaml", "---\n" + CONFIG + "---\n---\n# nothing\n---\n" + CONFIG + "...\n");
    write("apps/web/alias.yaml", CONFIG + "a: &x {b: c}\nd: *x\n");

    assertThat(read("apps/web").getFirst().files()).hasSize(5);
  }

  @Test
  void binaryFilesAreCompressedAndBinaryManifestsRefused() throws IOException {
    Files.write(root.resolve("apps/web/logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    var logo = read("apps/web").getFirst().packed(0, false).get(1);
    assertThat(logo.encoding).isEqualTo("base64+gz");
    assertThat(logo.content).startsWith("H4sI");

    Files.write(
        root.resolve("apps/web/config.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
    assertThat(refused("apps/web")).hasMessageContaining("config.yaml: is not text in UTF-8");
  }

  @Test
  void aLargeBundleIsCompressedAndATooLargeOneRefusedWithFigures() throws IOException {
    write("apps/web/big.txt", "x".repeat(999_990));
    assertThat(read("apps/web").getFirst().packed(0, false))
        .allSatisfy(resource -> assertThat(resource.encoding).isEqualTo("base64+gz"));

    var noise = new byte[1_200_000];
    new Random(1).nextBytes(noise);
    Files.write(root.resolve("apps/web/noise.bin"), noise);
    var bundle = read("apps/web").getFirst();
    var made = new Bundle();
    made.getSpec().resources = bundle.packed(0, false);
    var refused = catchThrowableOfType(BundleReadException.class, () -> bundle.requireFits(made));
    assertThat(refused.problem()).isEqualTo(BundleProblem.TooLarge);
    assertThat(refused).hasMessageStartingWith("apps/web: ").hasMessageContaining("1400000");
  }

  @Test
  void limitsHoldForAllPathsTogether() throws IOException {
    write("apps/api/config.yaml", CONFIG);
    var scan = new BundleScan(root, "c0ffee", new ReadLimits(1000, 1000, 1), ChartSource.NONE);

    assertThat(scan.read("repo", List.of("apps/web"))).hasSize(1);
    assertThat(
            catchThrowableOfType(
                    BundleReadException.class, () -> scan.read("repo", List.of("apps/*")))
                .problem())
        .isEqualTo(BundleProblem.TooLarge);
    write("apps/web/big.txt", "x".repeat(1001));
    assertThat(
            catchThrowableOfType(
                BundleReadException.class, () -> scan.read("repo", List.of("apps/web"))))
        .hasMessageStartingWith("apps/web/big.txt: larger than");
  }

  private List<BundleFiles> read(String... paths) {
    return new BundleScan(root, "c0ffee", ReadLimits.DEFAULT, ChartSource.NONE)
        .read("repo", List.of(paths));
  }

  private BundleReadException refused(String... paths) {
    var refused = catchThrowableOfType(BundleReadException.class, () -> read(paths));
    assertThat(refused).isNotNull();
    return refused;
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
  }
}
