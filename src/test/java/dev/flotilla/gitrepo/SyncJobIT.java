package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.bundle.Names;
import dev.flotilla.sync.Verdict;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.GitRepos;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SyncJobIT extends GitRepoTest {

  @Test
  void aCommitBecomesOneRestrictedJobWithAnAccountOfItsOwn() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");

    var job = jobFor(commit);
    assertThat(job.getMetadata().getName()).isEqualTo(Names.gitJobName("hello", url(), commit));
    assertThat(job.getMetadata().getLabels()).containsKey("fleet.cattle.io/gitrepo-generation");
    assertThat(job.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("GitRepo"));
    assertThat(job.getSpec().getBackoffLimit()).isZero();
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isEqualTo(600);
    var pod = job.getSpec().getTemplate().getSpec();
    assertThat(pod.getServiceAccountName()).isEqualTo("git-hello");
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    var container = pod.getContainers().getFirst();
    assertThat(container.getArgs())
        .containsExactly(
            "sync",
            "--namespace=fleet-local",
            "--name=hello",
            "--commit=" + commit,
            "--generation=1");
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(accounts())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.getMetadata().getName()).isEqualTo("git-hello"));
  }

  @Test
  void aSyncThatSucceededIsNotRepeated() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    var job = jobFor(commit);
    bundle("hello");
    end(job, Verdict.synced(commit, 1, 1, 0));

    awaitReady("hello", "True", "Succeeded");
    var gitRepo = GitRepos.get(admin, LOCAL, "hello");
    assertThat(gitRepo.getStatus().commit).isEqualTo(commit);
    assertThat(gitRepo.getStatus().gitJobStatus).isEqualTo("Current");

    admin.resource(job).delete();
    var looks = server.requests().size();
    crashAndRestart();
    awaitState(FeatureState.Enabled);
    soon().until(() -> server.requests().size() >= looks + 2);
    assertThat(jobs()).isEmpty();
    assertThat(version(GitRepos.get(admin, LOCAL, "hello"))).isEqualTo(version(gitRepo));
  }

  @Test
  void anErrorInTheRepositoryIsShownAndNotRetriedUntilTheNextCommit() throws IOException {
    var broken = commit("kind: [");
    turn(true);
    gitRepo("hello", url(), "app");
    end(
        jobFor(broken),
        Verdict.failed(
            broken, "InvalidYaml", "app/a.yaml:1:7: no YAML: a list is not closed", false));

    var ready = awaitReady("hello", "False", "SyncFailed");
    assertThat(ready.message).isEqualTo("app/a.yaml:1:7: no YAML: a list is not closed");
    assertThat(GitRepos.condition(admin, LOCAL, "hello", "Stalled")).isPresent();
    assertThat(GitRepos.get(admin, LOCAL, "hello").getStatus().sync.nextAttempt).isNull();

    var mended = commit("kind: A");
    poke("hello");
    soon()
        .untilAsserted(
            () ->
                assertThat(jobs())
                    .anySatisfy(
                        job ->
                            assertThat(job.getMetadata().getAnnotations())
                                .containsEntry("commit", mended)));
  }

  @Test
  void aPodThatLeftNoWordIsTriedAgainAfterAWhile() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    var first = jobFor(commit);
    end(first, Verdict.failed(commit, "Unreachable", "the server did not answer", true));

    var ready = awaitReady("hello", "False", "SyncFailed");
    assertThat(ready.message).startsWith("the server did not answer; next attempt at 20");
    assertThat(GitRepos.get(admin, LOCAL, "hello").getStatus().sync.failures).isOne();

    soon().until(() -> jobs().stream().anyMatch(job -> !uid(job).equals(uid(first))));
    assertThat(jobs()).hasSize(1);
  }

  @Test
  void aJobThatIsDeletedUnderWayIsMadeAgain() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    var first = jobFor(commit);

    admin.resource(first).delete();

    soon().until(() -> jobs().stream().anyMatch(job -> !uid(job).equals(uid(first))));
  }

  @Test
  void aCrashBetweenJobAndStatusMakesNoSecondJob() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    var job = jobFor(commit);

    crashAndRestart();
    awaitReady("hello", "False", "Progressing");

    assertThat(jobs()).singleElement().satisfies(one -> assertThat(uid(one)).isEqualTo(uid(job)));
  }

  @Test
  void moreSyncsThanMayRunAtOnceWaitForTheirTurn() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    for (var i = 0; i < 5; i++) {
      gitRepo("repo-" + i, url(), "app");
    }
    soon().until(() -> jobs().size() == 4);
    soon()
        .untilAsserted(
            () ->
                assertThat(admin.resources(GitRepo.class).inNamespace(LOCAL).list().getItems())
                    .filteredOn(gitRepo -> message(gitRepo).contains("4 syncs are running"))
                    .hasSize(1));

    end(jobs().getFirst(), Verdict.failed(commit, "InvalidYaml", "app/a.yaml:1:1: no", false));

    soon().until(() -> jobs().size() == 5);
  }

  private static String message(GitRepo gitRepo) {
    return gitRepo.getStatus() == null || gitRepo.getStatus().display == null
        ? ""
        : String.valueOf(gitRepo.getStatus().display.message);
  }

  /** Any change of the specification is a reason to look at once. */
  private void poke(String name) {
    Edits.change(
        admin,
        GitRepos.get(admin, LOCAL, name),
        gitRepo -> {
          gitRepo.getSpec().forceSyncGeneration = 1L;
          return gitRepo;
        });
  }
}
