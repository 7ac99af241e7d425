package dev.flotilla.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flotilla.bundle.BundleProblem;
import dev.flotilla.bundle.ChartException;
import dev.flotilla.bundle.ChartRequest;
import dev.flotilla.bundle.DependencyRequest;
import dev.flotilla.chart.ChartServer.Reply;
import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is fetched from servers of charts, and what never is. */
class ChartClientTest {

  private static final ChartLimits LIMITS =
      new ChartLimits(Duration.ofMinutes(2), 100_000, 100_000, 10_000, 1 << 20, 100);
  private static final byte[] WEB =
      TestArchive.tgz(Map.of("web/Chart.yaml", "name: web\nversion: 1.2.0\n"));

  @TempDir Path directory;
  private Path temp;
  private ChartServer server;
  private ChartServer other;

  @BeforeEach
  void start() throws IOException {
    temp = Files.createDirectory(directory.resolve("tmp"));
    server = new ChartServer();
    other = new ChartServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    other.close();
    try (var left = Files.list(temp)) {
      assertThat(left).as("nothing is left behind").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', web-1.2.0.tgz",
    "^1, web-1.2.0.tgz",
    "~1.1, a/web-1.1.0.tgz",
    "1.3.0-rc.1, web-1.3.0-rc.1.tgz",
    "'>=1.3.0-0', web-1.3.0-rc.1.tgz",
  })
  void aRepositoryGivesTheVersionThatHelmWouldTake(String version, String file) {
    server.give("/charts/index.yaml", index());
    server.give("/charts/" + file, WEB);

    assertThat(fetched(anonymous(), "web", server.url("/charts"), version))
        .isEqualTo("name: web\nversion: 1.2.0\n");
    assertThat(server.paths()).containsExactly("/charts/index.yaml", "/charts/" + file);
  }

  @ParameterizedTest
  @CsvSource({
    "web, '^9', ChartNotFound, 'has no version of \"web\" in \"^9\"'",
    "web, latest, InvalidYaml, 'helm.version: \"latest\" is no range of versions'",
    "none, '', ChartNotFound, 'has no chart \"none\"'",
    "pre, '', ChartNotFound, 'has no release of \"pre\", only prereleases'",
    "bare, '', ChartNotFound, 'has no address for version 1.0.0 of \"bare\"'",
    "gone, '', ChartNotFound, 'is not there (404)'",
    "file, '', NotSupported, 'only http:// and https:// addresses are fetched'",
    "wrong, '', BadChart, 'the checksum is another one'",
  })
  void whatARepositoryDoesNotHaveIsTold(
      String chart, String version, BundleProblem problem, String message) {
    server.give("/charts/index.yaml", index());
    server.give("/charts/wrong.tgz", WEB);

    assertThatThrownBy(() -> fetched(anonymous(), chart, server.url("/charts/"), version))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(((ChartException) e).problem()).isEqualTo(problem));
  }

  @Test
  void anIndexIsFetchedOnceAndBounded() {
    server.give("/index.yaml", index());
    server.give("/web-1.2.0.tgz", WEB);
    try (var client = new ChartClient(temp, LIMITS, anonymous())) {
      for (var i = 0; i < 3; i++) {
        client.chart(new ChartRequest(".", "web", server.url(""), "^1")).close();
      }
    }
    assertThat(server.paths()).containsExactly("/index.yaml", "/web-1.2.0.tgz");

    server.give("/large/index.yaml", "#".repeat(100_001));
    assertThatThrownBy(() -> fetched(anonymous(), "web", server.url("/large"), ""))
        .hasMessageEndingWith("/large/index.yaml sent more than the 100000 bytes allowed");
    server.give("/broken/index.yaml", "entries: {web: [");
    assertThatThrownBy(() -> fetched(anonymous(), "web", server.url("/broken"), ""))
        .hasMessage("the index is no YAML that can be read");
  }

  @Test
  void aServerThatDoesNotAnswerIsWaitedForOnlySoLong() {
    var never = new CountDownLatch(1);
    server.give(
        "/web.tgz",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Reply.of(WEB);
        });
    var soon = new ChartLimits(Duration.ofMillis(300), 1000, 1000, 1000, 1000, 10);

    assertThatThrownBy(() -> fetched(soon, anonymous(), server.url("/web.tgz"), "", ""))
        .hasMessageEndingWith("/web.tgz did not answer in time")
        .satisfies(e -> assertThat(((ChartException) e).problem().retryable()).isTrue());
    never.countDown();
  }

  @Test
  void credentialsGoOnlyWhereTheExpressionAllowsThem() {
    server.giveTo("u", "p4ssw0rd", "/charts/index.yaml", index().getBytes());
    server.giveTo("u", "p4ssw0rd", "/charts/web-1.2.0.tgz", WEB);
    var repo = server.url("/charts");

    assertThat(fetched(rules(repo), "web", repo, "1.2.0")).contains("name: web");
    assertThat(server.asked()).allMatch(each -> each.authorization().startsWith("Basic "));

    for (var expression : List.of("", server.url(""), "https://elsewhere")) {
      assertThatThrownBy(() -> fetched(rules(expression), "web", repo, "1.2.0"))
          .hasMessage(
              repo
                  + "/index.yaml asks for credentials (401); give them by helmSecretName, and allow the address by helmRepoURLRegex")
          .satisfies(
              e ->
                  assertThat(((ChartException) e).problem())
                      .isEqualTo(BundleProblem.ChartForbidden));
    }
    var wrong = new AccessRules(".*", new Access("u", "wr0ng", Trust.SYSTEM, false), Map.of());
    assertThatThrownBy(() -> fetched(wrong, "web", repo, "1.2.0"))
        .hasMessage(repo + "/index.yaml refuses the credentials (401)")
        .hasMessageNotContaining("wr0ng");
  }

  @Test
  void credentialsGoToNoOtherServerWhateverAnIndexOrARedirectSays() {
    server.give(
        "/index.yaml",
        "entries: {web: [{version: 1.0.0, urls: ['%s']}], moved: [{version: 1.0.0, urls: [moved.tgz]}]}"
            .formatted(other.url("/web.tgz")));
    server.give("/moved.tgz", _ -> Reply.redirect(other.url("/web.tgz")));
    server.give("/same.tgz", _ -> Reply.redirect("/there.tgz"));
    server.give("/there.tgz", WEB);
    other.give("/web.tgz", WEB);

    assertThat(fetched(rules(".*"), "web", server.url(""), "")).contains("name: web");
    assertThat(fetched(rules(".*"), "moved", server.url(""), "")).contains("name: web");
    assertThat(other.asked()).hasSize(2).allMatch(each -> each.authorization().isEmpty());
    assertThat(fetched(rules(".*"), server.url("/same.tgz"), "", "")).contains("name: web");
    assertThat(server.asked()).allMatch(each -> each.authorization().startsWith("Basic "));
  }

  @ParameterizedTest
  @CsvSource({
    "file:///etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "http://u:p@127.0.0.1/x",
    "gopher://x",
    "'http://[bad'"
  })
  void redirectsToWhereNothingIsFetchedAreRefused(String target) {
    server.give("/web.tgz", _ -> Reply.redirect(target));

    assertThatThrownBy(() -> fetched(anonymous(), server.url("/web.tgz"), "", ""))
        .hasMessage(server.url("/web.tgz") + " redirects to where it is not followed");
  }

  @Test
  void redirectsInACircleEnd() {
    server.give("/web.tgz", _ -> Reply.redirect("/web.tgz"));

    assertThatThrownBy(() -> fetched(anonymous(), server.url("/web.tgz"), "", ""))
        .hasMessage(server.url("/web.tgz") + " redirects too often");
    assertThat(server.paths()).hasSize(6);
  }

  @Test
  void aUrlMayNameADirectoryAndAChecksum() {
    server.give("/web.tgz", WEB);
    var sum = "1".repeat(64);

    assertThat(fetched(anonymous(), server.url("/web.tgz//web"), "", "")).contains("name: web");
    assertThatThrownBy(
            () -> fetched(anonymous(), server.url("/web.tgz?checksum=sha256:" + sum), "", ""))
        .hasMessage(server.url("/web.tgz") + ": the checksum is another one (sha256)");
    assertThatThrownBy(() -> fetched(anonymous(), server.url("/web.tgz?checksum=file:x"), "", ""))
        .hasMessage("the checksum must be like sha256:… (or md5, sha1, sha512)");
  }

  @Test
  void aGitRepositoryGivesADirectoryOfABranchTagOrCommit() throws IOException {
    var projects = Files.createDirectory(directory.resolve("projects"));
    var repository = new TestRepository(projects.resolve("r.git"));
    repository.git(new byte[0], "symbolic-ref", "HEAD", "refs/heads/trunk");
    var first = repository.commit("trunk", Map.of("charts/web/Chart.yaml", "name: one"));
    repository.git(new byte[0], "tag", "v1", first);
    repository.commit("trunk", Map.of("charts/web/Chart.yaml", "name: two"));
    try (var git = new GitServer(projects)) {
      var at = "git::" + git.url("r.git") + "//charts/web";
      assertThat(fetched(anonymous(), at, "", "")).isEqualTo("name: two");
      assertThat(fetched(anonymous(), at + "?ref=trunk", "", "")).isEqualTo("name: two");
      assertThat(fetched(anonymous(), at + "?ref=v1", "", "")).isEqualTo("name: one");
      assertThat(fetched(anonymous(), at + "?ref=" + first, "", "")).isEqualTo("name: one");
      assertThatThrownBy(() -> fetched(anonymous(), at + "?ref=none", "", ""))
          .hasMessageContaining("tag \"none\" does not exist in ");
      assertThatThrownBy(() -> fetched(anonymous(), at + "?ref=--upload-pack%3Did", "", ""))
          .isInstanceOf(ChartException.class);
    }
  }

  @Test
  void aDependencyIsFetchedPackedWithTheNameOfItsFile() {
    server.give("/index.yaml", index());
    server.give("/a/web-1.1.0.tgz", WEB);
    try (var client = new ChartClient(temp, LIMITS, anonymous())) {
      var archive = client.dependency(new DependencyRequest(".", "web", "~1.1", server.url("")));
      assertThat(archive.version()).isEqualTo("1.1.0");
      assertThat(archive.fileName()).isEqualTo("web-1.1.0.tgz");
      assertThat(archive.bytes()).isEqualTo(WEB);
      assertThatThrownBy(() -> client.dependency(new DependencyRequest(".", "web", "*", "@stable")))
          .hasMessage("repository: names of repositories are not known here; give the address");
    }
  }

  private String index() {
    return """
        apiVersion: v1
        entries:
          other:
            - &a {version: 9.9.9, urls: [x], deep: {a: [{b: c}]}}
          web:
            - version: 1.3.0-rc.1
              urls: [web-1.3.0-rc.1.tgz]
            - version: 1.1.0
              urls:
                - a/web-1.1.0.tgz
                - second.tgz
            - urls: [web-1.2.0.tgz]
              dependencies: [{name: d, version: 7.0.0, urls: [no.tgz]}]
              version: 1.2.0
            - version: not-a-version
              urls: [nope.tgz]
          pre: [{version: 1.0.0-a, urls: [a.tgz]}]
          bare: [{version: 1.0.0}]
          gone: [{version: 1.0.0, urls: [gone.tgz]}]
          file: [{version: 1.0.0, urls: ["file:///etc/passwd"]}]
          wrong: [{version: 1.0.0, urls: [wrong.tgz], digest: %s}]
        generated: "2026-01-01T00:00:00Z"
        """
        .formatted("0".repeat(64));
  }

  private static AccessRules anonymous() {
    return AccessRules.ANONYMOUS;
  }

  private static AccessRules rules(String expression) {
    return new AccessRules(expression, new Access("u", "p4ssw0rd", Trust.SYSTEM, false), Map.of());
  }

  private String fetched(AccessRules rules, String chart, String repo, String version) {
    return fetched(LIMITS, rules, chart, repo, version);
  }

  /** The chart's {@code Chart.yaml}. */
  private String fetched(
      ChartLimits limits, AccessRules rules, String chart, String repo, String version) {
    try (var client = new ChartClient(temp, limits, rules);
        var fetched = client.chart(new ChartRequest(".", chart, repo, version))) {
      try (var files = Files.walk(fetched.tree().resolve(fetched.directory()))) {
        return Files.readString(
            files.filter(file -> file.endsWith("Chart.yaml")).findFirst().orElseThrow());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
