package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.GitRepos;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class GitRepoSwitchIT extends GitRepoTest {

  @Test
  void offRemovesWhatServedTheSyncsAndEveryGitRepoSaysWhy() throws IOException {
    commit("kind: A");
    turn(true);
    for (var i = 0; i < 4; i++) {
      gitRepo("repo-" + i, url(), "app");
    }
    soon().until(() -> jobs().size() == 4 && accounts().size() == 8);

    turn(false);
    awaitState(FeatureState.Disabled);

    assertThat(jobs()).isEmpty();
    assertThat(accounts()).isEmpty();
    for (var i = 0; i < 4; i++) {
      var ready = awaitReady("repo-" + i, "False", "FeatureDisabled");
      assertThat(ready.message).isEqualTo("continuous-delivery is off: chosen by spec.features");
      assertThat(GitRepos.condition(admin, LOCAL, "repo-" + i, "Stalled")).isPresent();
    }
  }

  @Test
  void offLooksAtNoRepository() throws IOException {
    commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    soon().until(() -> !jobs().isEmpty());
    turn(false);
    awaitState(FeatureState.Disabled);
    var requests = server.requests().size();

    Edits.change(
        admin,
        GitRepos.get(admin, LOCAL, "hello"),
        gitRepo -> {
          gitRepo.getSpec().pollingInterval = "1s";
          return gitRepo;
        });
    // The status of the new generation is written, so that the change was dealt with.
    soon()
        .untilAsserted(
            () -> {
              var status = GitRepos.get(admin, LOCAL, "hello").getStatus();
              assertThat(status).isNotNull();
              assertThat(status.observedGeneration).isEqualTo(2);
            });

    assertThat(server.requests()).hasSize(requests);
    assertThat(jobs()).isEmpty();
  }

  @Test
  void onAgainMakesUpWhatWasCutOff() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    jobFor(commit);
    turn(false);
    awaitState(FeatureState.Disabled);

    turn(true);

    jobFor(commit);
    awaitReady("hello", "False", "Progressing");
  }

  @Test
  void deletingAGitRepoWhileOffEnds() throws IOException {
    commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    soon().until(() -> !jobs().isEmpty());
    turn(false);
    awaitState(FeatureState.Disabled);

    admin.resource(GitRepos.get(admin, LOCAL, "hello")).delete();

    soon().until(() -> GitRepos.get(admin, LOCAL, "hello") == null);
  }

  @Test
  void deletingAGitRepoUnderWayTakesItsJobAndAccountAlong() throws IOException {
    commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    soon().until(() -> !jobs().isEmpty());

    admin.resources(GitRepo.class).inNamespace(LOCAL).withName("hello").delete();

    soon().until(() -> GitRepos.get(admin, LOCAL, "hello") == null);
    assertThat(jobs()).isEmpty();
    assertThat(accounts()).isEmpty();
  }

  @Test
  void gitReposOfOneRefShareTheirLooks() throws IOException {
    commit("kind: A");
    turn(true);
    for (var i = 0; i < 4; i++) {
      gitRepo("repo-" + i, url(), "app");
    }
    soon().until(() -> jobs().size() == 4);

    // One look is at most two requests: the advertisement and the listing of refs.
    assertThat(server.requests().stream().filter(r -> r.contains("info/refs")).count())
        .isLessThanOrEqualTo(2);
  }
}
