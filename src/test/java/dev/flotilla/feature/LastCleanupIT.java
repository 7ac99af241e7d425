package dev.flotilla.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.CleanupRun;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.Kubelet;
import dev.flotilla.testing.OperatorTest;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the status and the metrics tell about runs of the clean-up; the test is the kubelet. */
class LastCleanupIT extends OperatorTest {

  private static final String REPORT =
      "{\"expired\":5,\"surplus\":2,\"running\":1,\"notExpired\":3,\"notOurs\":4,\"millis\":3449}";

  @BeforeEach
  void on() {
    turn(true);
    awaitState(FeatureState.Enabled);
  }

  @AfterEach
  void noQuota() {
    admin.resourceQuotas().inNamespace(SYSTEM).delete();
  }

  @Test
  void aRunThatSucceededIsInTheStatusAndCountedOnce() {
    var deleted = metric("records_total", "result=\"deleted\"", "surplus");
    var job = run("one", spec -> {});
    Kubelet.ended(admin, pod(job), 0, REPORT);

    var run = awaitRun(job);
    assertThat(run.succeeded).isTrue();
    assertThat(run.deleted).isEqualTo(7);
    assertThat(run.kept).isEqualTo(8);
    assertThat(run.errors).isZero();
    assertThat(run.duration).isEqualTo("3.4s");
    assertThat(run.message).isNull();
    assertThat(run.time).isEqualTo(completion(job));
    assertThat(metric("records_total", "result=\"deleted\"", "surplus") - deleted).isEqualTo(2);
    assertThat(metric("last_run_success")).isOne();
    assertThat(metric("last_run_duration_seconds")).isEqualTo(3.4);
    assertThat(metric("last_run_timestamp_seconds")).isPositive();
    assertThat(admin.resource(job).get().getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/component", "cleanup");

    // What is known is neither written nor counted again, by this operator or the next.
    var version = version(flotilla());
    touchCronJob();
    crashAndRestart();
    soon().untilAsserted(() -> assertThat(metric("last_run_success")).isOne());
    assertThat(version(flotilla())).isEqualTo(version);
    assertThat(operator().metrics().lines())
        .filteredOn(line -> line.startsWith("flotilla_cleanup_records_total{"))
        .hasSize(7)
        .allSatisfy(line -> assertThat(line).endsWith(" 0.0"));
  }

  @Test
  void aRunOfTheCronJobItselfIsSeenWhenItEndsAndItsAttemptsAddUp() {
    Edits.change(
        admin.resources(Flotilla.class).withName(Flotilla.NAME),
        flotilla -> {
          flotilla.getSpec().cleanup.schedule = "@every 1s";
          return flotilla;
        });
    var job = awaitScheduled();
    var first = pod(job);
    Kubelet.ended(admin, first, 1, "{\"expired\":3,\"deleteErrors\":1,\"message\":\"forbidden\"}");
    // The Job's controller waits 10 s before the second attempt.
    var second =
        soon()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> pods(job).stream().filter(pod -> !uid(pod).equals(uid(first))).findFirst(),
                Optional::isPresent);
    Kubelet.ended(
        admin,
        second.orElseThrow(),
        1,
        "{\"expired\":1,\"notOurs\":2,\"deleteErrors\":1,\"message\":\"still forbidden\"}");

    soon().untilAsserted(() -> assertThat(lastJob()).contains(name(job)));
    var run = flotilla().getStatus().lastCleanup;
    assertThat(run.succeeded).isFalse();
    assertThat(run.deleted).isEqualTo(4);
    assertThat(run.kept).isEqualTo(2);
    assertThat(run.errors).isOne();
    assertThat(run.message).isEqualTo("still forbidden");
  }

  @Test
  void aRunWithErrorsSaysTheFirstOfThem() {
    var job = run("errors", spec -> spec.setBackoffLimit(0));
    Kubelet.ended(
        admin,
        pod(job),
        1,
        "{\"expired\":1,\"deleteErrors\":2,\"message\":\"cannot delete Job a/b: forbidden\"}");

    var run = awaitRun(job);
    assertThat(run.succeeded).isFalse();
    assertThat(run.deleted).isOne();
    assertThat(run.errors).isEqualTo(2);
    assertThat(run.message).isEqualTo("cannot delete Job a/b: forbidden");
    assertThat(metric("last_run_success")).isZero();
  }

  @Test
  void aBrokenResultIsSaidAndBreaksNothing() {
    var job = run("broken", spec -> spec.setBackoffLimit(0));
    Kubelet.ended(admin, pod(job), 1, "{\"expired\":-5}\n\u001b[31m<script>" + "x".repeat(4000));

    var run = awaitRun(job);
    assertThat(run.succeeded).isFalse();
    assertThat(run.deleted).isNull();
    assertThat(run.message)
        .contains("BackoffLimitExceeded", "exit code 1", "its result cannot be read")
        .doesNotContain("\n", "\u001b")
        .hasSizeLessThan(700);
    awaitState(FeatureState.Enabled);
  }

  @Test
  void anEvictedPodIsToldInTheKubeletsWords() {
    var job = run("evicted", spec -> spec.setBackoffLimit(0));
    var pod = pod(job);
    pod.setStatus(
        new PodStatusBuilder()
            .withPhase("Failed")
            .withReason("Evicted")
            .withMessage("The node was low on resource: memory.")
            .build());
    admin.resource(pod).updateStatus();

    assertThat(awaitRun(job).message)
        .contains("BackoffLimitExceeded", "Evicted: The node was low on resource: memory.");
  }

  @Test
  void aPodThatNeverRanIsToldByItsLastWarning() {
    var job = run("deadline", spec -> spec.setActiveDeadlineSeconds(8L));
    warn(pod(job), "Failed to pull image \"no/such:1\"");

    var run = awaitRun(job);
    assertThat(run.succeeded).isFalse();
    assertThat(run.message)
        .contains("DeadlineExceeded", "Failed: Failed to pull image \"no/such:1\"");
  }

  @Test
  void aJobThatMayNotMakeItsPodSaysWhy() {
    admin
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("none")
                .withNamespace(SYSTEM)
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of("pods", new Quantity("0")))
                .endSpec()
                .build())
        .create();
    soon()
        .until(
            () -> {
              var quota = admin.resourceQuotas().inNamespace(SYSTEM).withName("none").get();
              return quota.getStatus() != null && quota.getStatus().getHard() != null;
            });
    var job = run("quota", spec -> spec.setActiveDeadlineSeconds(4L));

    assertThat(awaitRun(job).message).contains("DeadlineExceeded", "exceeded quota: none");
  }

  @Test
  void jobsOfOthersDoNotCount() {
    var job = run("ours", spec -> {});
    Kubelet.ended(admin, pod(job), 0, REPORT);
    awaitRun(job);

    var foreign = job("foreign", spec -> {});
    foreign.getMetadata().setOwnerReferences(List.of());
    Kubelet.ended(admin, pod(admin.resource(foreign).create()), 0, "{\"expired\":1000}");
    soon().until(() -> admin.resource(foreign).get().getStatus().getCompletionTime() != null);
    touchCronJob();
    var next = run("next", spec -> {});
    Kubelet.ended(admin, pod(next), 0, "{}");

    assertThat(awaitRun(next).deleted).isZero();
    admin.resource(foreign).delete();
  }

  @Test
  void theLastRunStaysInTheStatusWhileTheFeatureIsOff() {
    var job = run("before", spec -> {});
    Kubelet.ended(admin, pod(job), 0, REPORT);
    awaitRun(job);

    turn(false);
    awaitState(FeatureState.Disabled);

    assertThat(flotilla().getStatus().lastCleanup.job).isEqualTo(name(job));
  }

  /** As the CronJob's controller makes Jobs at their time, and kubectl by hand. */
  private Job run(String name, Consumer<JobSpec> difference) {
    return admin.resource(job(name, difference)).create();
  }

  private Job job(String name, Consumer<JobSpec> difference) {
    var cronJob = cronJob();
    var template = cronJob.getSpec().getJobTemplate();
    difference.accept(template.getSpec());
    return new JobBuilder()
        .withNewMetadata()
        .withName("run-" + name)
        .withNamespace(SYSTEM)
        .withLabels(template.getMetadata().getLabels())
        .withOwnerReferences(
            new OwnerReferenceBuilder()
                .withApiVersion("batch/v1")
                .withKind("CronJob")
                .withName(cronJob.getMetadata().getName())
                .withUid(uid(cronJob))
                .withController(true)
                .build())
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  private Job awaitScheduled() {
    var jobs =
        admin
            .batch()
            .v1()
            .jobs()
            .inNamespace(SYSTEM)
            .withLabel("app.kubernetes.io/component", "cleanup");
    return soon()
        .until(
            () -> jobs.list().getItems().stream().filter(job -> !hasEnded(job)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Pod pod(Job job) {
    return soon().until(() -> pods(job), pods -> !pods.isEmpty()).getFirst();
  }

  private List<Pod> pods(Job job) {
    return admin
        .pods()
        .inNamespace(SYSTEM)
        .withLabel("batch.kubernetes.io/job-name", name(job))
        .list()
        .getItems();
  }

  private static String name(Job job) {
    return job.getMetadata().getName();
  }

  private CleanupRun awaitRun(Job job) {
    soon()
        .untilAsserted(
            () -> {
              // A run by hand that failed is no change of the CronJob.
              if (hasEnded(admin.resource(job).get())) {
                touchCronJob();
              }
              assertThat(lastJob()).contains(name(job));
            });
    return flotilla().getStatus().lastCleanup;
  }

  private Optional<String> lastJob() {
    return Optional.ofNullable(flotilla().getStatus().lastCleanup).map(run -> run.job);
  }

  private static boolean hasEnded(Job job) {
    var status = job.getStatus();
    return status.getConditions() != null
        && status.getConditions().stream()
            .anyMatch(
                condition ->
                    List.of("Complete", "Failed").contains(condition.getType())
                        && condition.getStatus().equals("True"));
  }

  private void touchCronJob() {
    Edits.change(
        admin,
        cronJob(),
        cronJob -> {
          cronJob
              .getMetadata()
              .setAnnotations(Map.of("example.org/touched", Long.toString(System.nanoTime())));
          return cronJob;
        });
  }

  private void warn(Pod pod, String message) {
    admin
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName() + ".1")
                .withNamespace(SYSTEM)
                .endMetadata()
                .withNewInvolvedObject()
                .withKind("Pod")
                .withName(pod.getMetadata().getName())
                .withNamespace(SYSTEM)
                .endInvolvedObject()
                .withType("Warning")
                .withReason("Failed")
                .withMessage(message)
                .withLastTimestamp(pod.getMetadata().getCreationTimestamp())
                .build())
        .create();
  }

  private String completion(Job job) {
    return admin.resource(job).get().getStatus().getCompletionTime();
  }

  private double metric(String name, String... labels) {
    return operator()
        .metrics()
        .lines()
        .filter(line -> line.startsWith("flotilla_cleanup_" + name))
        .filter(line -> List.of(labels).stream().allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
