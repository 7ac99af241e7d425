package dev.flotilla.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Repositories and names that would make Git do something else than fetch one commit. */
class HostileRemotesTest {

  @TempDir Path directory;
  private GitServer server;
  private TestRepository repository;
  private Path parent;

  @BeforeEach
  void start() throws IOException {
    var projects = Files.createDirectory(directory.resolve("projects"));
    parent = Files.createDirectory(directory.resolve("clones"));
    repository = new TestRepository(projects.resolve("repo.git"));
    server = new GitServer(projects);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSubmoduleIsLeftOutAndNothingIsFetchedForIt() throws IOException {
    var blob = repository.git("a: b".getBytes(), "hash-object", "-w", "--stdin");
    var modules =
        "[submodule \"x\"]\n\tpath = x\n\turl = %s\n[submodule \"y\"]\n\tpath = y\n\turl = file:///etc\n\tupdate = !id\n"
            .formatted(server.url("other.git"));
    var file = repository.git(modules.getBytes(), "hash-object", "-w", "--stdin");
    var some = "0123456789012345678901234567890123456789";
    var entries =
        "100644 blob %1$s\t.gitmodules\n100644 blob %2$s\ta.yaml\n160000 commit %3$s\tx\n160000 commit %3$s\ty\n"
            .formatted(file, blob, some);
    var tree = repository.git(entries.getBytes(), "mktree", "--missing");
    var commit = repository.git(new byte[0], "commit-tree", "-m", "a", tree);
    repository.git(new byte[0], "update-ref", "refs/heads/main", commit);

    var source = GitSource.of(server.url("repo.git"), "main", null);
    try (var clone = CommitClone.of(source, commit, parent, GitLimits.CLONE);
        var files = Files.list(clone.root())) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(".gitmodules", "a.yaml");
    }
    assertThat(server.requests()).allMatch(request -> request.contains("/repo.git/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--upload-pack=touch pwned",
        "--upload-pack=id",
        "-oProxyCommand=id",
        "-",
        "main\nrefs/heads/other",
        "main --exec=id",
        "../../config",
        "main:refs/heads/x",
        "+main",
        "^main"
      })
  void aBranchThatLooksLikeAnOptionIsANameOrNone(String name) throws IOException {
    repository.commit("main", java.util.Map.of("a", "b"));

    var refused =
        catchThrowableOfType(
            GitException.class,
            () -> new RemoteRefs().resolve(GitSource.of(server.url("repo.git"), name, null)));

    assertThat(refused).isNotNull();
    assertThat(refused.problem()).isIn(GitProblem.Invalid, GitProblem.RevisionNotFound);
    assertThat(Path.of("pwned")).doesNotExist();
  }

  @Property(tries = 2000)
  void anyTextIsANameBelowTheBranchesOrTagsOrNone(@ForAll String name) {
    try {
      var source = GitSource.of("https://example.org/r", name, null);
      assertThat(source.ref().orElseThrow()).startsWith("refs/heads/").doesNotContain("..", " ");
      GitSource.of("https://example.org/r", null, name)
          .ref()
          .ifPresent(ref -> assertThat(ref).startsWith("refs/"));
    } catch (GitException refused) {
      assertThat(refused.problem()).isEqualTo(GitProblem.Invalid);
    }
  }
}
