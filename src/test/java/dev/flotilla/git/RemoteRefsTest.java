package dev.flotilla.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteRefsTest {

  private static final byte[] NOTHING = new byte[0];

  @TempDir Path projects;
  GitServer server;
  TestRepository repository;
  String first;

  @BeforeEach
  void start() throws IOException {
    server = new GitServer(projects);
    repository = new TestRepository(projects.resolve("repo.git"));
    first = repository.commit("main", Map.of("a.yaml", "one"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void resolvesBranchesAndTagsOfEitherProtocol(boolean old) throws IOException {
    if (old) {
      server.speakOldProtocolOnly();
    }
    repository.git(NOTHING, "tag", "light", first);
    repository.git(NOTHING, "tag", "-a", "-m", "a tag", "annotated", first);
    var second = repository.commit("main", Map.of("a.yaml", "two"));

    assertThat(resolve("main", null)).isEqualTo(second);
    assertThat(resolve(null, "light")).isEqualTo(first);
    assertThat(resolve("main", "annotated")).as("the tagged commit").isEqualTo(first);
  }

  @Test
  void theDefaultBranchIsMasterWhateverTheHeadSays() throws IOException {
    assertThat(failure("repo.git", null, null))
        .hasMessage("branch \"master\" does not exist in " + server.url("repo.git"));

    var master = repository.commit("master", Map.of("a.yaml", "m"));
    assertThat(resolve("", "")).isEqualTo(master);
  }

  @Test
  void aCommitIsTakenAsItIsWithoutAskingTheServer() {
    assertThat(resolve("main", first.toUpperCase(java.util.Locale.ROOT))).isEqualTo(first);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatIsMissingIsTold() throws IOException {
    assertThat(failure("repo.git", "nope", null))
        .returns(GitProblem.RevisionNotFound, GitException::problem)
        .hasMessageContaining("branch \"nope\"");
    assertThat(failure("repo.git", null, "v1"))
        .returns(GitProblem.RevisionNotFound, GitException::problem)
        .hasMessageContaining("tag \"v1\"");
    assertThat(failure("other.git", "main", null))
        .returns(GitProblem.RepositoryNotFound, GitException::problem);
    new TestRepository(projects.resolve("empty.git"));
    assertThat(failure("empty.git", "main", null))
        .returns(GitProblem.RevisionNotFound, GitException::problem);
  }

  @Test
  void aNameThatOnlyBeginsLikeTheWantedOneIsAnotherName() throws IOException {
    repository.commit("release/1", Map.of("a", "b"));

    assertThat(failure("repo.git", "mai", null).problem()).isEqualTo(GitProblem.RevisionNotFound);
    assertThat(failure("repo.git", "release", null).problem())
        .isEqualTo(GitProblem.RevisionNotFound);
  }

  @ParameterizedTest
  @CsvSource({
    "401, AuthenticationRequired, false",
    "403, AuthenticationRequired, false",
    "404, RepositoryNotFound, false",
    "429, ServerError, true",
    "500, ServerError, true",
    "503, ServerError, true",
    "200, ServerError, true"
  })
  void anAnswerIsClassifiedByItsStatus(int status, GitProblem problem, boolean retryable) {
    server.answer(
        "x",
        status,
        Map.of("WWW-Authenticate", "Basic realm=\"x\""),
        "<html>no git here</html>".getBytes(StandardCharsets.UTF_8));

    var failure = failure("x", "main", null);
    assertThat(failure.problem()).isEqualTo(problem);
    assertThat(failure.problem().retryable()).isEqualTo(retryable);
    assertThat(failure.getMessage()).contains(server.url("x")).doesNotContain("\n", "html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/repo.git/info/refs?service=git-upload-pack",
        "file:///etc/info/refs",
        "http://169.254.169.254/info/refs?service=git-upload-pack",
        "http://localhost:1/repo.git/info/refs?service=git-upload-pack",
        "::"
      })
  void aRedirectToAnotherOriginIsNotFollowed(String location) {
    server.answer("moved", 301, Map.of("Location", location), NOTHING);

    assertThat(failure("moved", "main", null))
        .returns(GitProblem.ServerError, GitException::problem)
        .hasMessageContaining("redirects to ");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aRedirectWithinTheServerIsFollowed() {
    server.answer(
        "old.git", 301, Map.of("Location", "/repo.git/info/refs?service=git-upload-pack"), NOTHING);

    assertThat(new RemoteRefs().resolve(GitSource.of(server.url("old.git"), "main", null)))
        .isEqualTo(first);
  }

  @Test
  void passwordsGoToTheirServerOnlyAndAreNeverShown() {
    server.answer("x", 401, Map.of("WWW-Authenticate", "Basic realm=\"x\""), NOTHING);
    var source = source(server.url("x").replace("://", "://user:s3cret@"), "main", null);

    var failure = catchThrowableOfType(GitException.class, () -> new RemoteRefs().resolve(source));
    assertThat(failure.getMessage()).doesNotContain("s3cret", "user");
    assertThat(server.requests()).allSatisfy(r -> assertThat(r).endsWith("with credentials"));
    assertThat(source.displayUrl()).isEqualTo(server.url("x"));
  }

  @Test
  void aServerThatDoesNotListenIsUnreachable() {
    // Nobody listens on port 1.
    assertThat(failed("http://127.0.0.1:1/x"))
        .returns(GitProblem.Unreachable, GitException::problem)
        .hasMessageContaining("refused");
    assertThat(failed("http://no-such-host.invalid/x"))
        .returns(GitProblem.Unreachable, GitException::problem)
        .hasMessageContaining("no-such-host.invalid is unknown");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpInTime() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var source = source("http://127.0.0.1:" + socket.getLocalPort() + "/x", "main", null);
      var limits = new GitLimits(Duration.ofMillis(300), 1000, 0, 0);

      var start = System.nanoTime();
      var failure =
          catchThrowableOfType(GitException.class, () -> new RemoteRefs(limits).resolve(source));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GitLimits.LOOK.time());
      assertThat(failure)
          .returns(GitProblem.Unreachable, GitException::problem)
          .hasMessageContaining("did not answer in time");
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    server.answer(
        "x",
        200,
        Map.of("Content-Type", "application/x-git-upload-pack-advertisement"),
        "001e# service=git-upload-pack\n0000"
            .concat("003e" + "a".repeat(58))
            .repeat(500)
            .getBytes(StandardCharsets.UTF_8));
    var limits = new GitLimits(Duration.ofSeconds(30), 10_000, 0, 0);

    var source = source(server.url("x"), "main", null);
    assertThat(
            catchThrowableOfType(GitException.class, () -> new RemoteRefs(limits).resolve(source))
                .problem())
        .isIn(GitProblem.TooLarge, GitProblem.ServerError);
  }

  @Test
  void manyThreadsMayLookAtOnce() throws Exception {
    try (var executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var looks =
          java.util.stream.IntStream.range(0, 8)
              .mapToObj(_ -> executor.submit(() -> resolve("main", null)))
              .toList();
      for (var look : looks) {
        assertThat(look.get()).isEqualTo(first);
      }
    }
  }

  private String resolve(String branch, String revision) {
    return new RemoteRefs().resolve(source(server.url("repo.git"), branch, revision));
  }

  private GitException failure(String path, String branch, String revision) {
    var source = source(server.url(path), branch, revision);
    return catchThrowableOfType(GitException.class, () -> new RemoteRefs().resolve(source));
  }

  private static GitException failed(String url) {
    return catchThrowableOfType(
        GitException.class, () -> new RemoteRefs().resolve(source(url, "main", null)));
  }

  private static GitSource source(String url, String branch, String revision) {
    return GitSource.of(url, branch, revision);
  }
}
