package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.git.TestRepository;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.PodGit;
import dev.flotilla.testing.SeenJobs;
import dev.flotilla.testing.Tables;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** All kinds of broken GitRepos side by side, from the first to the last test. */
@Order(2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputE2E extends NodeTest {

  private static final Map<String, String> GOOD =
      Map.of("app/config.yaml", configMapYaml("greeting", "hello"));

  private static final String NOT_YAML = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: [\n";

  private PodGit failing;
  private SeenJobs jobs;
  private final Instant began = Instant.now();
  private int closedPort;
  private TestRepository noBranch;
  private TestRepository noPath;
  private TestRepository notYaml;
  private TestRepository kustomization;
  private String served;

  @BeforeAll
  void breakEverything() throws IOException {
    jobs = new SeenJobs(admin);
    failing = new PodGit();
    failing.server().failFetches(true);
    closedPort = freePort();
    noBranch = git.repository("no-branch");
    noBranch.commit("other", GOOD);
    noPath = git.repository("no-path");
    noPath.commit("main", Map.of("elsewhere/config.yaml", configMapYaml("greeting", "hello")));
    notYaml = git.repository("not-yaml");
    notYaml.commit("main", Map.of("app/broken.yaml", NOT_YAML));
    kustomization = git.repository("kustomization");
    kustomization.commit(
        "main",
        Map.of(
            "app/kustomization.yaml",
            "resources: [config.yaml]\n",
            "app/config.yaml",
            configMapYaml("greeting", "hello")));
    served = failing.repository("fetch-fails").commit("main", GOOD);
    for (var name : List.of("no-repository", "no-branch", "no-path", "not-yaml", "kustomization")) {
      follow(name, git.url(name), "bad-" + name);
    }
    follow("fetch-fails", failing.url("fetch-fails"), "bad-fetch-fails");
    follow("refused", PodGit.url("refused", closedPort), "bad-refused");
    follow("ssh", "ssh://git@host.flotilla.local/ssh.git", "bad-ssh");
  }

  @AfterAll
  void end() {
    jobs.close();
    failing.close();
  }

  @Test
  @Order(1)
  void aHealthyGitRepoBesideThemBecomesReady() throws IOException {
    var commit = git.repository("healthy").commit("main", GOOD);
    follow("healthy", git.url("healthy"), "bad-healthy");

    awaitReady("healthy", commit);
  }

  @Test
  @Order(2)
  void aRepositoryThatDoesNotExist() {
    awaitShown("no-repository", git.url("no-repository") + ": no such repository (404)");
    assertPolling("no-repository", "False");
  }

  @Test
  @Order(3)
  void aBranchThatDoesNotExist() {
    awaitShown("no-branch", "branch \"main\" does not exist in " + git.url("no-branch"));
    assertPolling("no-branch", "False");
  }

  @Test
  @Order(4)
  void aConnectionThatIsRefused() {
    awaitShown("refused", PodGit.url("refused", closedPort), "the connection was refused");
    assertPolling("refused", "False");
  }

  @Test
  @Order(5)
  void anAddressThatIsNotServedYet() {
    awaitShown("ssh", "spec.repo: only http:// and https:// addresses are served yet");
    assertThat(GitRepos.condition(admin, LOCAL, "ssh", "Stalled"))
        .hasValueSatisfying(stalled -> assertThat(stalled.reason).isEqualTo("NotSupported"));
  }

  @Test
  @Order(6)
  void aPathThatDoesNotExist() {
    awaitShown("no-path", "path \"app\" does not exist", "elsewhere");
    assertPolling("no-path", "True");
  }

  @Test
  @Order(7)
  void yamlThatDoesNotParse() {
    awaitShown("not-yaml", "app/broken.yaml:4");
  }

  @Test
  @Order(8)
  void aKustomization() {
    awaitShown("kustomization", "app", "kustomization.yaml is not served yet");
  }

  @Test
  @Order(9)
  void aServerThatFailsIsTriedAgainLaterAndLater() {
    awaitShown("fetch-fails", "503", "next attempt at 20");
    soon()
        .untilAsserted(
            () -> {
              var sync = GitRepos.get(admin, LOCAL, "fetch-fails").getStatus().sync;
              assertThat(sync.failures).isGreaterThanOrEqualTo(2);
              assertThat(sync.nextAttempt).isNotNull();
            });
  }

  @Test
  @Order(10)
  void neitherLooksNorJobsAreEndless() {
    // After 2 s, 4 s, 8 s …: without a back-off it would be one every 2 s.
    soon().until(() -> git.looks("no-repository") >= 3);
    var seconds = Duration.between(began, Instant.now()).toSeconds();
    assertThat(git.looks("no-repository")).isLessThanOrEqualTo(2 + log2(seconds));

    assertThat(jobs.of("no-path")).isOne();
    assertThat(jobs.of("not-yaml")).isOne();
    assertThat(jobs.of("kustomization")).isOne();
    assertThat(jobs.of("fetch-fails")).isBetween(2L, 2 + log2(seconds / 10));
    assertThat(jobs.of("no-repository")).isZero();
    assertThat(jobs.of("no-branch")).isZero();
    assertThat(jobs.of("refused")).isZero();
    assertThat(jobs.of("ssh")).isZero();
  }

  @Test
  @Order(11)
  void eachRecoversWhenItsCauseIsGone() throws IOException {
    failing.server().failFetches(false);
    try (var opened = new PodGit(closedPort)) {
      var missing = git.repository("no-repository").commit("main", GOOD);
      var branch = noBranch.commit("main", GOOD);
      var path = noPath.commit("main", GOOD);
      var yaml = notYaml.commit("main", GOOD);
      var plain = kustomization.commit("main", GOOD);
      var refused = opened.repository("refused").commit("main", GOOD);

      awaitReady("no-path", path);
      awaitReady("not-yaml", yaml);
      awaitReady("kustomization", plain);
      awaitReady("no-branch", branch);
      awaitReady("no-repository", missing);
      awaitReady("fetch-fails", served);
      awaitReady("refused", refused);
      assertPolling("refused", "True");
    }
  }

  /** In the condition Ready and in the column STATUS, which an attempt in between changes both. */
  private void awaitShown(String name, String... texts) {
    awaitMessage(name, texts);
    soon()
        .untilAsserted(
            () -> assertThat(Tables.ofGitRepo(admin, LOCAL, name).get("Status")).contains(texts));
  }

  /** The wait for the next attempt is as long as all attempts so far, and a tenth. */
  @Override
  protected ConditionFactory soon() {
    return super.soon()
        .atMost(PATIENCE.plus(Duration.between(began, Instant.now()).multipliedBy(2)));
  }

  private void assertPolling(String name, String status) {
    assertThat(GitRepos.condition(admin, LOCAL, name, "GitPolling"))
        .hasValueSatisfying(polling -> assertThat(polling.status).isEqualTo(status));
  }

  private static long log2(long number) {
    return 64 - Long.numberOfLeadingZeros(Math.max(number, 1));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
