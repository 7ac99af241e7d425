package dev.flotilla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.chart.ChartServer;
import dev.flotilla.chart.TestArchive;
import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sync does with charts that are elsewhere, and with the Secret for them. */
class ChartSyncTest {

  @TempDir Path directory;
  private Path temp;
  private Path secret;
  private GitServer git;
  private TestRepository repository;
  private ChartServer charts;
  private GitRepo repo;

  @BeforeEach
  void start() throws IOException {
    temp = Files.createDirectory(directory.resolve("tmp"));
    secret = Files.createDirectory(directory.resolve("secret"));
    Files.writeString(secret.resolve("username"), "u");
    Files.writeString(secret.resolve("password"), "p4ssw0rd");
    var projects = Files.createDirectory(directory.resolve("projects"));
    repository = new TestRepository(projects.resolve("repo.git"));
    git = new GitServer(projects);
    charts = new ChartServer();
    repo = new GitRepo();
    repo.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("fleet-local")
            .withName("demo")
            .withGeneration(1L)
            .build());
    repo.setSpec(new GitRepoSpec());
    repo.getSpec().repo = git.url("repo.git");
    repo.getSpec().branch = "main";
  }

  @AfterEach
  void stop() throws IOException {
    git.close();
    charts.close();
    try (var left = Files.list(temp)) {
      assertThat(left).as("nothing is left behind").isEmpty();
    }
  }

  @Test
  void aServerOfChartsThatIsDownIsTriedAgain() throws IOException {
    var verdict = sync("http://127.0.0.1:1/web.tgz");

    assertThat(verdict.error()).isEqualTo("ChartUnavailable");
    assertThat(verdict.message())
        .isEqualTo(
            "web/fleet.yaml: helm.chart: http://127.0.0.1:1/web.tgz: the connection was refused");
    assertThat(verdict.retryable()).isTrue();
  }

  @Test
  void aChartThatIsNotThereIsNotTriedAgain() throws IOException {
    var verdict = sync(charts.url("/web.tgz"));

    assertThat(verdict.error()).isEqualTo("ChartNotFound");
    assertThat(verdict.retryable()).isFalse();
  }

  @Test
  void theMountedSecretGoesWhereTheGitRepoAllowsItAndNowhereElse() throws IOException {
    charts.giveTo("u", "p4ssw0rd", "/web.tgz", TestArchive.tgz(Map.of("web/a.txt", "a")));

    assertThat(sync(charts.url("/web.tgz")).error()).isEqualTo("ChartForbidden");
    repo.getSpec().helmRepoURLRegex = "https://elsewhere/.*";
    assertThat(sync(charts.url("/web.tgz")).error()).isEqualTo("ChartForbidden");
    assertThat(charts.asked()).allMatch(each -> each.authorization().isEmpty());

    repo.getSpec().helmRepoURLRegex = charts.url("/.*");
    assertThat(sync(charts.url("/web.tgz")).error()).isNotEqualTo("ChartForbidden");
    assertThat(charts.asked().getLast().authorization()).startsWith("Basic ");
  }

  private Verdict sync(String chart) throws IOException {
    var commit =
        repository.commit("main", Map.of("web/fleet.yaml", "helm: {chart: \"" + chart + "\"}"));
    return new Sync(
            () -> Optional.of(repo),
            new MemoryBundleStore(),
            temp,
            Optional.of(secret),
            line -> assertThat(line).doesNotContain("p4ssw0rd"))
        .run(commit, 1);
  }
}
