package dev.flotilla.command.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.chart.ChartServer;
import dev.flotilla.chart.TestArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Charts that a fleet.yaml names are in the Bundle, under the names that Fleet gives them. */
class FetchedChartsTest {

  private static final String CHART = "apiVersion: v2\nname: web\nversion: 1.2.0\n";

  @TempDir Path root;
  private ChartServer server;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void start() throws IOException {
    server = new ChartServer();
    var files = new LinkedHashMap<String, String>();
    files.put("web/Chart.yaml", CHART);
    files.put("web/values.yaml", "a: b\n");
    files.put("web/.helmignore", "x\n");
    files.put("web/templates/cm.yaml", "kind: ConfigMap\n");
    files.put("web/templates/NOTES.txt", "notes\n");
    files.put("web/skip/.fleetignore", "*.md\n");
    files.put("web/skip/a.md", "no\n");
    server.give("/web-1.2.0.tgz", TestArchive.tgz(files));
    server.give(
        "/index.yaml",
        """
        entries:
          web: [{version: 1.2.0, urls: [web-1.2.0.tgz]}]
          d: [{version: 1.0.0, urls: [d-1.0.0.tgz]}, {version: 1.1.0, urls: [d-1.1.0.tgz]}]
        """);
    server.give(
        "/d-1.1.0.tgz", TestArchive.tgz(Map.of("d/Chart.yaml", "name: d\nversion: 1.1.0\n")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aChartOfARepositoryIsBelowADirectoryNamedByItsDigest() throws IOException {
    write("app/fleet.yaml", "helm: {repo: \"%s\", chart: web, version: \"^1\"}".formatted(repo()));
    write("app/README.md", "read me\n");

    assertThat(apply()).isZero();
    var prefix = ".chart/" + sha256("web:" + repo() + ":^1");
    assertThat(names())
        .containsExactly(
            prefix + "/web/Chart.yaml",
            prefix + "/web/templates/NOTES.txt",
            prefix + "/web/templates/cm.yaml",
            prefix + "/web/values.yaml",
            "README.md");
    assertThat(out.toString()).contains("helm:\n    chart: web\n    repo: ");
  }

  @Test
  void aChartAtAUrlIsTheSameAndIsFetchedOnceForAllTargets() throws IOException {
    var url = server.url("/web-1.2.0.tgz");
    write(
        "app/fleet.yaml",
        "helm: {chart: \"%s\"}\ntargetCustomizations: [{helm: {values: {a: 1}}}, {helm: {}}]"
            .formatted(url));

    assertThat(apply()).isZero();
    assertThat(names())
        .hasSize(4)
        .allMatch(name -> name.startsWith(".chart/" + sha256(url + "::")));
    assertThat(server.paths()).containsExactly("/web-1.2.0.tgz");
  }

  @Test
  void aTargetMayHaveAVersionOfItsOwn() throws IOException {
    server.give(
        "/d-1.0.0.tgz", TestArchive.tgz(Map.of("d/Chart.yaml", "name: d\nversion: 1.0.0\n")));
    write(
        "app/fleet.yaml",
        "helm: {repo: \"%s\", chart: d}\ntargetCustomizations: [{helm: {version: 1.0.0}}]"
            .formatted(repo()));

    assertThat(apply()).isZero();
    assertThat(names())
        .containsExactlyInAnyOrder(
            ".chart/" + sha256("d:" + repo() + ":") + "/d/Chart.yaml",
            ".chart/" + sha256("d:" + repo() + ":1.0.0") + "/d/Chart.yaml");
  }

  @Test
  void valuesFilesAreTakenOutOfAFetchedChartToo() throws IOException {
    write("app/web/values.yaml", "b: c\n");
    write(
        "app/fleet.yaml",
        "helm: {repo: \"%s\", chart: web, valuesFiles: [web/values.yaml]}".formatted(repo()));

    assertThat(apply()).isZero();
    assertThat(names()).noneMatch(name -> name.endsWith("values.yaml"));
    assertThat(out.toString()).contains("values:\n      b: c");
  }

  @Test
  void whatAChartDependsOnIsFetchedAndLockedAlwaysWithTheSameBytes() throws IOException {
    write("app/Chart.yaml", CHART + dependency("d", "^1", repo()));

    assertThat(apply()).isZero();
    var first = out.toString();
    assertThat(names()).containsExactly("Chart.lock", "Chart.yaml", "charts/d-1.1.0.tgz");
    assertThat(first)
        .contains("- name: d\n        repository: " + repo() + "\n        version: 1.1.0\n")
        .contains(
            "digest: sha256:"
                + sha256(
                    "[[{\"name\":\"d\",\"version\":\"^1\",\"repository\":\"%1$s\"}],[{\"name\":\"d\",\"version\":\"1.1.0\",\"repository\":\"%1$s\"}]]"
                        .formatted(repo())));
    assertThat(root.resolve("app/charts")).as("the tree stays as it is").doesNotExist();

    out.getBuffer().setLength(0);
    assertThat(apply()).isZero();
    assertThat(out.toString()).isEqualTo(first);
  }

  @Test
  void aLockFileThatSaysTheSameStaysAndOldArchivesGo() throws IOException {
    write("app/Chart.yaml", CHART + dependency("d", "^1", repo()) + entry("e", "*", ""));
    write("app/charts/e/Chart.yaml", "name: e\nversion: 0.1.0\n");
    write("app/charts/old-0.1.0.tgz", "old");
    assertThat(apply()).isZero();
    assertThat(names())
        .containsExactly("Chart.lock", "Chart.yaml", "charts/d-1.1.0.tgz", "charts/e/Chart.yaml");

    var digest = out.toString().lines().filter(line -> line.contains("digest: ")).findFirst();
    write("app/Chart.lock", "# ours\n" + digest.orElseThrow().strip() + "\n");
    out.getBuffer().setLength(0);
    assertThat(apply()).isZero();
    assertThat(out.toString()).contains("# ours");
  }

  @Test
  void aDependencyOfTheSameTreeIsPacked() throws IOException {
    write("app/Chart.yaml", CHART + dependency("lib", "1.x", "file://../lib"));
    write("lib/Chart.yaml", "name: lib\nversion: 1.5.0\n");
    write("lib/templates/a.yaml", "a");

    assertThat(apply("app")).isZero();
    assertThat(names()).containsExactly("Chart.lock", "Chart.yaml", "charts/lib-1.5.0.tgz");

    write("app/Chart.yaml", CHART + dependency("lib", "2.x", "file://../lib"));
    assertThat(apply("app")).isEqualTo(1);
    assertThat(err.toString())
        .contains(
            "error: app/Chart.yaml: dependencies: \"lib\": the chart in lib has version 1.5.0, which is not in \"2.x\"");
    write("app/Chart.yaml", CHART + dependency("lib", "*", "file://../../etc"));
    assertThat(apply("app")).isEqualTo(1);
    assertThat(err.toString()).contains("leads out of the repository");
  }

  @Test
  void dependenciesAreLeftAloneWhereThatIsAskedFor() throws IOException {
    write("app/Chart.yaml", CHART + dependency("d", "^1", repo()));
    write("app/fleet.yaml", "helm: {disableDependencyUpdate: true}");

    assertThat(apply()).isZero();
    assertThat(names()).containsExactly("Chart.yaml");
    assertThat(server.paths()).isEmpty();
  }

  @Test
  void anErrorNamesTheFileTheFieldAndTheChart() throws IOException {
    write("a/fleet.yaml", "helm: {repo: \"%s\", chart: nope}".formatted(repo()));
    write("b/fleet.yaml", "helm: {chart: \"%s\"}".formatted(server.url("/gone.tgz")));
    write("c/Chart.yaml", CHART + dependency("nope", "^1", repo()));
    write("d/fleet.yaml", "helm: {chart: \"s3::https://x/y\"}");
    server.give("/bad.tgz", new TestArchive().file("../x", "TOP-SECRET").tgz());
    write("e/fleet.yaml", "helm: {chart: \"%s\"}".formatted(server.url("/bad.tgz")));

    assertThat(apply("a", "b", "c", "d", "e")).isEqualTo(1);
    assertThat(err.toString().lines())
        .containsExactly(
            "error: a/fleet.yaml: helm.chart: %s has no chart \"nope\"".formatted(repo()),
            "error: b/fleet.yaml: helm.chart: %s is not there (404)"
                .formatted(server.url("/gone.tgz")),
            "error: c/Chart.yaml: dependencies: \"nope\": %s has no chart \"nope\""
                .formatted(repo()),
            "error: d/fleet.yaml: helm.chart: \"s3::\" is not fetched; git::, http:: and https:: are",
            "error: e/fleet.yaml: helm.chart: %s: the archive is refused: a name leads out of it, or is too deep"
                .formatted(server.url("/bad.tgz")));
  }

  @Test
  void theOptionsForCredentialsAreUsed() throws IOException {
    server.giveTo("u", "p4ssw0rd", "/web-1.2.0.tgz", TestArchive.tgz(Map.of("w/a.yaml", "a: b")));
    write("app/fleet.yaml", "helm: {chart: \"%s\"}".formatted(server.url("/web-1.2.0.tgz")));
    write("pw", "p4ssw0rd");
    write("paths.yaml", "app: {username: u, password: p4ssw0rd}");

    assertThat(apply("--username", "u", "--password-file", "pw", "app")).isEqualTo(1);
    assertThat(err.toString()).contains("asks for credentials (401)");
    var everywhere = List.of("--helm-repo-url-regex", "http://127.*");
    assertThat(apply(with(everywhere, "--username", "u", "--password-file", "pw", "app"))).isZero();
    assertThat(apply(with(everywhere, "--helm-credentials-by-path-file", "paths.yaml", "app")))
        .isZero();
    assertThat(out + "" + err).doesNotContain("p4ssw0rd");
  }

  private static String[] with(List<String> some, String... others) {
    var all = new ArrayList<>(some);
    all.addAll(List.of(others));
    return all.toArray(String[]::new);
  }

  private static String dependency(String name, String version, String repository) {
    return "dependencies:\n" + entry(name, version, repository);
  }

  private static String entry(String name, String version, String repository) {
    return "- {name: %s, version: \"%s\", repository: \"%s\"}\n"
        .formatted(name, version, repository);
  }

  private String repo() {
    return server.url("");
  }

  private int apply(String... arguments) {
    var command = new ApplyCommand();
    command.root = root;
    var all = new ArrayList<>(List.of("-o", "-"));
    var split = arguments.length == 0 ? new String[] {"app"} : arguments;
    var options = new ArrayList<String>();
    var paths = new ArrayList<String>();
    for (var i = 0; i < split.length; i++) {
      if (split[i].startsWith("--")) {
        options.add(split[i]);
        options.add(split[++i]);
      } else {
        paths.add(split[i]);
      }
    }
    all.addAll(options);
    all.add("repo");
    all.addAll(paths);
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private List<String> names() {
    return out.toString()
        .lines()
        .filter(
            line ->
                line.startsWith("  - name: ")
                    && !line.contains("target")
                    && !line.endsWith("default"))
        .map(line -> line.substring("  - name: ".length()).replace("\"", ""))
        .toList();
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String sha256(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
