package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.PodGit;
import dev.flotilla.testing.SeenJobs;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The clean-up in pods as the CronJob makes them. */
@Order(4)
class CleanupE2E extends NodeTest {

  private PodGit slow;

  @AfterAll
  void end() {
    slow.close();
    for (var name : List.of("of-somebody-else", "cleanup", "cleanup-without-rights")) {
      job(name).ifPresent(job -> admin.resource(job).delete());
    }
  }

  @Test
  void recordsOfSuccessGoAndAllElseStays() throws Exception {
    slow = new PodGit();
    var files = Map.of("app/config.yaml", configMapYaml("greeting", "hello"));
    var commit = git.repository("succeeded").commit("main", files);
    git.repository("failed").commit("main", Map.of("app/config.yaml", "kind: [\n"));
    slow.repository("running").commit("main", files);
    slow.server().holdFetches();
    follow("succeeded", git.url("succeeded"), "cleanup-succeeded");
    follow("failed", git.url("failed"), "cleanup-failed");
    follow("running", slow.url("running"), "cleanup-running");
    // It ends well, and is labelled like a sync Job, but no GitRepo owns it.
    run(
        "of-somebody-else",
        Map.of("fleet.cattle.io/gitrepo-generation", "1"),
        spec -> {
          spec.getTemplate().getSpec().getContainers().getFirst().setArgs(List.of("--help"));
          spec.getTemplate().getSpec().setServiceAccountName("default");
        });
    assertThat(end("of-somebody-else").getExitCode()).isZero();
    awaitReady("succeeded", commit);
    awaitMessage("failed", "app/config.yaml");
    soon().until(() -> slow.server().heldFetches() > 0);

    runOfTheCronJob("cleanup");

    var end = end("cleanup");
    assertThat(end.getExitCode()).as(log("cleanup")).isZero();
    assertThat(log("cleanup").lines().reduce((before, last) -> last).orElseThrow())
        .matches(
            "deleted \\d+ \\(expired \\d+, surplus 0\\), kept \\d+ \\(running \\d+, .*\\), errors 0 in \\d+ ms");
    soon().until(() -> lastCleanup().map(run -> run.job.equals("cleanup")).orElse(false));
    assertThat(lastCleanup())
        .hasValueSatisfying(
            run -> {
              assertThat(run.succeeded).isTrue();
              assertThat(run.deleted).isPositive();
              assertThat(run.kept).isGreaterThanOrEqualTo(2);
              assertThat(run.errors).isZero();
              assertThat(run.duration).endsWith("s");
              assertThat(run.message).isNull();
            });
    assertThat(jobsOf("succeeded")).isEmpty();
    assertThat(jobsOf("failed")).hasSize(1);
    assertThat(jobsOf("running")).hasSize(1);
    assertThat(job("of-somebody-else")).isPresent();
    // Nothing is synced again because its record is gone.
    try (var jobs = new SeenJobs(admin)) {
      var next = git.looks("succeeded") + 2;
      soon().until(() -> git.looks("succeeded") >= next);
      assertThat(jobs.of("succeeded")).isZero();
    }
    awaitReady("succeeded", commit);
  }

  @Test
  void withoutRightsItFailsAndSaysWhy() {
    run(
        "cleanup-without-rights",
        Map.of(),
        spec -> {
          spec.setBackoffLimit(0);
          spec.getTemplate().getSpec().setServiceAccountName("default");
        });

    var end = end("cleanup-without-rights");
    assertThat(end.getExitCode()).isOne();
    assertThat(log("cleanup-without-rights")).contains("cannot list Jobs", "forbidden");
  }

  private Optional<CleanupRun> lastCleanup() {
    return Optional.ofNullable(flotilla().getStatus().lastCleanup);
  }

  /** The same without an owner, which makes it nobody's run. */
  private void run(String name, Map<String, String> labels, Consumer<JobSpec> difference) {
    var template = cronJob().getSpec().getJobTemplate();
    difference.accept(template.getSpec());
    var job =
        new JobBuilder()
            .withNewMetadata()
            .withNamespace(SYSTEM)
            .withName(name)
            .addToLabels(labels)
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    admin.resource(job).create();
  }

  private ContainerStateTerminated end(String job) {
    soon()
        .until(
            () ->
                pod(job)
                    .map(pod -> pod.getStatus().getContainerStatuses())
                    .filter(containers -> !containers.isEmpty())
                    .map(containers -> containers.getFirst().getState().getTerminated())
                    .isPresent());
    return pod(job)
        .orElseThrow()
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getState()
        .getTerminated();
  }

  private String log(String job) {
    var name = pod(job).orElseThrow().getMetadata().getName();
    return admin.pods().inNamespace(SYSTEM).withName(name).getLog();
  }

  private Optional<Pod> pod(String job) {
    return admin
        .pods()
        .inNamespace(SYSTEM)
        .withLabel("batch.kubernetes.io/job-name", job)
        .list()
        .getItems()
        .stream()
        .findFirst();
  }

  private Optional<Job> job(String name) {
    return Optional.ofNullable(admin.batch().v1().jobs().inNamespace(SYSTEM).withName(name).get());
  }
}
