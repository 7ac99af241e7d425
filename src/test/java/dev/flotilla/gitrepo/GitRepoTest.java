package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
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
abstract class GitRepoTest extends OperatorTest {

  static final Map<String, String> SYNC =
      Map.of(
          "app.kubernetes.io/managed-by", "flotilla",
          "app.kubernetes.io/component", "sync");

  @TempDir Path projects;
  GitServer server;
  TestRepository repository;

  @BeforeEach
  void serve() throws IOException {
    server = new GitServer(projects);
    repository = new TestRepository(projects.resolve("repo.git"));
  }

  @AfterEach
  void stopServing() {
    server.close();
  }

  String commit(String text) throws IOException {
    return repository.commit("main", Map.of("app/a.yaml", text));
  }

  String url() {
    return server.url("repo.git");
  }

  List<Job> jobs() {
    return admin.batch().v1().jobs().inAnyNamespace().withLabels(SYNC).list().getItems();
  }

  /** The one Job that there is soon, made for a commit. */
  Job jobFor(String commit) {
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

  /** Per-GitRepo accounts and bindings. */
  List<? extends HasMetadata> accounts() {
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

  /** Ends the pod of a Job as its kubelet would. */
  void end(Job job, Verdict verdict) {
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

  Condition awaitReady(String name, String status, String reason) {
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
