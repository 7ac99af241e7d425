package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.testing.Edits;
import dev.flotilla.testing.GitRepos;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a GitRepo shows when its repository cannot be followed. */
class LookIT extends GitRepoTest {

  @Test
  void aRepositoryThatDoesNotExist() throws IOException {
    commit("kind: A");
    turn(true);
    gitRepo("lost", server.url("none.git"), "app");

    var ready = awaitReady("lost", "False", "GitError");
    assertThat(ready.message).isEqualTo(server.url("none.git") + ": no such repository (404)");
    assertThat(GitRepos.condition(admin, LOCAL, "lost", "GitPolling"))
        .hasValueSatisfying(polling -> assertThat(polling.status).isEqualTo("False"));
    assertThat(jobs()).isEmpty();
  }

  @Test
  void aBranchThatDoesNotExistAndThenDoes() throws IOException {
    repository.commit("other", Map.of("app/a.yaml", "kind: A"));
    turn(true);
    gitRepo("lost", url(), "app");
    assertThat(awaitReady("lost", "False", "GitError").message)
        .isEqualTo("branch \"main\" does not exist in " + url());

    var commit = commit("kind: A");
    Edits.change(
        admin,
        GitRepos.get(admin, LOCAL, "lost"),
        gitRepo -> {
          gitRepo.getSpec().pollingInterval = "1s";
          return gitRepo;
        });

    jobFor(commit);
  }

  @Test
  void aWayOfTransportThatIsNotServed() {
    turn(true);
    gitRepo("ssh", "git@git.example.org:a/b.git", "app");

    var ready = awaitReady("ssh", "False", "NotSupported");
    assertThat(ready.message)
        .isEqualTo("spec.repo: only http:// and https:// addresses are served yet");
    assertThat(GitRepos.condition(admin, LOCAL, "ssh", "Accepted"))
        .hasValueSatisfying(accepted -> assertThat(accepted.status).isEqualTo("False"));
  }

  @Test
  void aBrokenOneDoesNotHoldTheOthers() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("lost", server.url("none.git"), "app");
    gitRepo("fine", url(), "app");

    jobFor(commit);
    awaitReady("lost", "False", "GitError");
    awaitReady("fine", "False", "Progressing");
  }

  @Test
  void noPasswordOfAnAddressIsShown() throws IOException {
    turn(true);
    gitRepo("secret", "http://user:hunter2@" + url().substring("http://".length()), "app");

    awaitReady("secret", "False", "GitError");
    var status = GitRepos.get(admin, LOCAL, "secret").getStatus();
    assertThat(Serialization.asJson(status)).doesNotContain("hunter2");
    assertThat(operator().log()).doesNotContain("hunter2");
  }
}
