package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.FleetNames;
import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.git.GitServer;
import dev.flotilla.git.TestRepository;
import dev.flotilla.sync.Verdict;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.Kubelet;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository that is really served, and sync Jobs whose pods the test ends by hand. */
public abstract class GitRepoTest extends OperatorTest {

  protected static final Map<String, String> SYNC =
      Map.of(
          "app.kubernetes.io/managed-by", "flotilla",
          "app.kubernetes.io/component", "sync");

  @TempDir Path projects;
  protected GitServer server;
  protected TestRepository repository;

  @BeforeEach
  void serve() throws IOException {
    server = new GitServer(projects);
    repository = new TestRepository(projects.resolve("repo.git"));
  }

  @AfterEach
  void stopServing() {
    server.close();
  }

  protected String commit(String text) throws IOException {
    return repository.commit("main", Map.of("app/a.yaml", text));
  }

  protected String url() {
    return server.url("repo.git");
  }

  protected List<Job> jobs() {
    return admin.batch().v1().jobs().inAnyNamespace().withLabels(SYNC).list().getItems();
  }

  /** The one Job that there is soon, made for a commit. */
  protected Job jobFor(String commit) {
    soon()
        .untilAsserted(
            () ->
                assertThat(jobs())
                    .singleElement()
                    .satisfies(
                        job ->
                            assertThat(job.getMetadata().getAnnotations())
                                .containsEntry("commit", commit)));
    return jobs().getFirst();
  }

  /**
   * The feature is on, and the GitRepo {@code hello} has a sync under way, whose pod is pending.
   */
  protected Job turnOnWithASync() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    gitRepo("hello", url(), "app");
    awaitState(FeatureState.Enabled);
    return jobFor(commit);
  }

  /** Per-GitRepo accounts and bindings. */
  protected List<? extends HasMetadata> accounts() {
    return Stream.concat(
            admin.serviceAccounts().inAnyNamespace().withLabels(SYNC).list().getItems().stream(),
            admin
                .rbac()
                .roleBindings()
                .inAnyNamespace()
                .withLabels(SYNC)
                .list()
                .getItems()
                .stream())
        .toList();
  }

  /** What the sync pod would make: here a Bundle that goes nowhere, and so is ready at once. */
  void bundle(String gitRepo) {
    var bundle = new Bundle();
    bundle.getMetadata().setNamespace(LOCAL);
    bundle.getMetadata().setName(gitRepo + "-app");
    bundle.getMetadata().setLabels(Map.of(FleetNames.REPO_NAME, gitRepo));
    bundle.setStatus(null);
    admin.resource(bundle).create();
  }

  /** Ends the pod of a Job as its kubelet would. */
  protected void end(Job job, Verdict verdict) {
    var pods =
        admin
            .pods()
            .inNamespace(job.getMetadata().getNamespace())
            .withLabel("batch.kubernetes.io/job-name", job.getMetadata().getName());
    soon().until(() -> pods.list().getItems().size() == 1);
    Pod pod = pods.list().getItems().getFirst();
    Kubelet.ended(
        admin,
        pod,
        verdict.outcome() == Verdict.Outcome.Failed ? 1 : 0,
        new String(verdict.toJson(), StandardCharsets.UTF_8));
  }

  protected Condition awaitReady(String name, String status, String reason) {
    soon()
        .untilAsserted(
            () ->
                assertThat(GitRepos.ready(admin, LOCAL, name))
                    .hasValueSatisfying(
                        ready -> {
                          assertThat(ready.reason).as(ready.message).isEqualTo(reason);
                          assertThat(ready.status).isEqualTo(status);
                        }));
    return GitRepos.ready(admin, LOCAL, name).orElseThrow();
  }
}
