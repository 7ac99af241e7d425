package dev.flotilla.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitCloneTest {

  @TempDir Path directory;
  Path projects;
  Path parent;
  GitServer server;
  TestRepository repository;

  @BeforeEach
  void start() throws IOException {
    projects = Files.createDirectory(directory.resolve("projects"));
    parent = Files.createDirectory(directory.resolve("tmp"));
    server = new GitServer(projects);
    repository = new TestRepository(projects.resolve("repo.git"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    try (var left = Files.list(parent)) {
      assertThat(left).as("nothing is left behind").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void clonesExactlyTheCommitAlthoughTheBranchMovedOn(boolean old) throws IOException {
    if (old) {
      server.speakOldProtocolOnly();
    }
    var wanted = repository.commit("main", Map.of("dir/a.yaml", "one", "link", "link:dir"));
    for (var i = 0; i < 12; i++) {
      repository.commit("main", Map.of("dir/a.yaml", "later " + i));
    }

    try (var clone = clone(wanted, GitLimits.CLONE)) {
      assertThat(clone.root().resolve("dir/a.yaml")).hasContent("one");
      assertThat(clone.root().resolve("link")).isSymbolicLink();
      assertThat(clone.root().resolve(".git")).doesNotExist();
    }
  }

  @Test
  void aCommitThatAForcedPushReplacedCanStillBeHadOrIsTold() throws IOException {
    var replaced = repository.commit("main", Map.of("a", "one"));
    repository.force("main", Map.of("a", "two"));

    try (var clone = clone(replaced, GitLimits.CLONE)) {
      assertThat(clone.root().resolve("a")).hasContent("one");
    }
    server.speakOldProtocolOnly();
    assertThat(refused(replaced, GitLimits.CLONE))
        .returns(GitProblem.RevisionNotFound, GitException::problem)
        .hasMessageContaining(replaced)
        .hasMessageContaining("branch \"main\"");
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    repository.commit("main", Map.of("a", "one"));
    assertThat(refused("0123456789012345678901234567890123456789", GitLimits.CLONE).problem())
        .isEqualTo(GitProblem.RevisionNotFound);

    var tree = repository.git(new byte[0], "rev-parse", "main^{tree}");
    assertThat(refused(tree, GitLimits.CLONE).problem()).isEqualTo(GitProblem.RevisionNotFound);

    var source = GitSource.of(server.url("other.git"), "main", null);
    assertThat(
            catchThrowableOfType(
                    GitException.class,
                    () -> CommitClone.of(source, tree, parent, GitLimits.CLONE).close())
                .problem())
        .isEqualTo(GitProblem.RepositoryNotFound);
  }

  @Test
  void neitherFiltersNorHooksNorLineEndsNorSubmodulesAct() throws IOException {
    var commit =
        repository.commit(
            "main",
            Map.of(
                ".gitattributes", "* text eol=crlf filter=lfs\n",
                ".gitmodules", "[submodule \"x\"]\n\tpath = x\n\turl = file:///etc\n",
                "a.yaml", "one\ntwo\n"));

    try (var clone = clone(commit, GitLimits.CLONE)) {
      assertThat(Files.readString(clone.root().resolve("a.yaml"))).isEqualTo("one\ntwo\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".git", ".GIT", "."})
  void aTreeThatReachesOutIsRefused(String name) throws IOException {
    var blob = repository.git("evil".getBytes(), "hash-object", "-w", "--stdin");
    var tree = repository.git(("100644 blob " + blob + "\tfile\n").getBytes(), "mktree");
    var root = repository.git(("040000 tree " + tree + "\t" + name + "\n").getBytes(), "mktree");
    var commit = repository.git(new byte[0], "commit-tree", "-m", "evil", root);
    repository.git(new byte[0], "update-ref", "refs/heads/main", commit);

    assertThat(refused(commit, GitLimits.CLONE))
        .returns(GitProblem.Invalid, GitException::problem)
        .hasMessageStartingWith(name + ": ");
    assertThat(parent.resolve("file")).doesNotExist();
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    var blob = repository.git("evil".getBytes(), "hash-object", "-w", "--stdin");
    var link = repository.git(directory.toString().getBytes(), "hash-object", "-w", "--stdin");
    var tree = repository.git(("100644 blob " + blob + "\tpwned\n").getBytes(), "mktree");
    var entries = "120000 blob " + link + "\tx\n040000 tree " + tree + "\tx\n";
    var root = repository.git(entries.getBytes(), "mktree");
    var commit = repository.git(new byte[0], "commit-tree", "-m", "evil", root);
    repository.git(new byte[0], "update-ref", "refs/heads/main", commit);

    assertThat(catchThrowableOfType(RuntimeException.class, () -> clone(commit, GitLimits.CLONE)))
        .isNotNull();
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void whatIsTooLargeIsRefused() throws IOException {
    var bomb = repository.commit("main", Map.of("zeros", "0".repeat(5_000_000)));
    assertThat(refused(bomb, new GitLimits(Duration.ofMinutes(1), 1 << 20, 1 << 20, 10)).problem())
        .isEqualTo(GitProblem.TooLarge);

    var many =
        repository.commit(
            "main",
            IntStream.range(0, 20).boxed().collect(Collectors.toMap(i -> "f" + i, i -> "" + i)));
    assertThat(refused(many, new GitLimits(Duration.ofMinutes(1), 1 << 20, 1 << 20, 10)).problem())
        .isEqualTo(GitProblem.TooLarge);

    var noise = new Random(1).ints(300_000, ' ', '~').mapToObj(Character::toString);
    var large = repository.commit("main", Map.of("noise", noise.collect(Collectors.joining())));
    assertThat(refused(large, new GitLimits(Duration.ofMinutes(1), 50_000, 1 << 20, 10)).problem())
        .isEqualTo(GitProblem.TooLarge);
  }

  @Test
  void timeIsBounded() throws IOException {
    var commit = repository.commit("main", Map.of("a", "one"));

    assertThat(refused(commit, new GitLimits(Duration.ofNanos(1), 1 << 20, 1 << 20, 10)).problem())
        .isEqualTo(GitProblem.Unreachable);
  }

  private CommitClone clone(String commit, GitLimits limits) {
    return CommitClone.of(
        GitSource.of(server.url("repo.git"), "main", null), commit, parent, limits);
  }

  private GitException refused(String commit, GitLimits limits) {
    var refused = catchThrowableOfType(GitException.class, () -> clone(commit, limits).close());
    assertThat(refused).isNotNull();
    return refused;
  }
}
