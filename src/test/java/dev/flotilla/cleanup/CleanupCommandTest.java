package dev.flotilla.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CleanupCommandTest {

  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
  private static final String SUCCEEDED =
      "{completionTime: '2026-01-01T00:00:00Z', conditions: [{type: Complete, status: 'True'}]}";
  private static final String FAILED_LATELY =
      "{conditions: [{type: Failed, status: 'True', lastTransitionTime: '2026-01-02T11:00:00Z'}]}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private FakeJobs server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeJobs();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void deletesExpiredRecordsAndCountsTheRest() {
    job("old", "GitRepo", SUCCEEDED);
    job("runs", "GitRepo", "{active: 1}");
    job("fresh", "GitRepo", FAILED_LATELY);
    job("foreign", "CronJob", SUCCEEDED);

    assertThat(run()).isZero();
    assertThat(server.deletions).containsOnlyKeys("old");
    assertThat(out.toString().lines())
        .containsExactly(
            "deleted Job shop/old (succeeded, ended 2026-01-01T00:00:00Z)",
            "deleted 1 (expired 1, surplus 0),"
                + " kept 3 (running 1, not expired 1, not ours 1), errors 0 in 0 ms");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void deletesWhatIsMoreThanTheNewestOfEachGitRepo() {
    ended("first", "2026-01-02T11:00:00Z");
    ended("second", "2026-01-02T11:10:00Z");
    ended("third", "2026-01-02T11:20:00Z");
    job("fresh", "GitRepo", FAILED_LATELY);

    assertThat(run("--keep-succeeded", "2h", "--keep-succeeded-count", "2")).isZero();

    assertThat(server.deletions).containsOnlyKeys("first");
    assertThat(out.toString())
        .contains("deleted 1 (expired 0, surplus 1), kept 3 (running 0, not expired 3");
  }

  @Test
  void ageAndNumberAreBothLimits() {
    ended("old", "2026-01-02T09:59:00Z");
    ended("first", "2026-01-02T11:00:00Z");
    ended("second", "2026-01-02T11:10:00Z");

    assertThat(run("--keep-succeeded", "2h", "--keep-succeeded-count", "1")).isZero();

    assertThat(server.deletions).containsOnlyKeys("old", "first");
    assertThat(out.toString()).contains("deleted 2 (expired 1, surplus 1), kept 1 (");
  }

  @Test
  void aNumberKeepsNothingThatIsTooOld() {
    ended("newest", "2026-01-02T11:59:00Z");
    assertThat(run("--keep-succeeded-count", "5")).isZero();
    assertThat(server.deletions).containsOnlyKeys("newest");
  }

  @Test
  void countsAfreshWhenTheServerForgotWhereItWas() {
    IntStream.range(0, 4).forEach(i -> ended("job" + i, "2026-01-02T11:0%d:00Z".formatted(i)));
    server.expiredTokens = 1;
    assertThat(
            run(
                "--dry-run",
                "--batch-size",
                "3",
                "--keep-succeeded",
                "2h",
                "--keep-succeeded-count",
                "2"))
        .isZero();
    assertThat(out.toString()).contains("deleted 2 (expired 0, surplus 2), kept 2 (");
  }

  @Test
  void deletesExactlyTheJobThatItSawAndItsPodsInTheBackground() {
    job("old", "GitRepo", SUCCEEDED);
    run();
    var options = server.deletions.get("old");
    assertThat(options.getPropagationPolicy()).isEqualTo("Background");
    assertThat(options.getPreconditions().getUid()).isEqualTo("uid-old");
    assertThat(options.getPreconditions().getResourceVersion()).isEqualTo("7");
  }

  @Test
  void readsPagesOfSyncJobsOnly() {
    IntStream.range(0, 5).forEach(i -> job("old" + i, "GitRepo", SUCCEEDED));
    assertThat(run("--batch-size", "2")).isZero();
    assertThat(server.deletions).hasSize(5);
    var lists = server.requests.stream().filter(request -> request.startsWith("GET")).toList();
    assertThat(lists).hasSize(3);
    assertThat(lists)
        .allSatisfy(
            request ->
                assertThat(request)
                    .startsWith("GET /apis/batch/v1/jobs?")
                    .contains("limit=2")
                    .contains("labelSelector=fleet.cattle.io"));
  }

  @Test
  void looksIntoOneNamespaceWhenTold() {
    run("--namespace", "shop");
    assertThat(server.requests).singleElement().asString().contains("/namespaces/shop/jobs?");
  }

  @Test
  void deletesNothingInADryRun() {
    job("old", "GitRepo", SUCCEEDED);
    assertThat(run("--dry-run")).isZero();
    assertThat(server.deletions).isEmpty();
    assertThat(out.toString()).contains("would delete Job shop/old");
  }

  @Test
  void keepsAJobThatChangedMeanwhileAndTakesOneThatIsGoneForDone() {
    job("again", "GitRepo", SUCCEEDED);
    job("gone", "GitRepo", SUCCEEDED);
    server.deleteAnswers.put("again", 409);
    server.deleteAnswers.put("gone", 404);
    assertThat(run()).isZero();
    assertThat(out.toString())
        .contains("deleted 0 (", "kept 1 (running 0, not expired 1, not ours 0)");
  }

  @Test
  void goesOnAfterAnErrorAndFailsInTheEnd() {
    job("stuck", "GitRepo", SUCCEEDED);
    job("old", "GitRepo", SUCCEEDED);
    server.deleteAnswers.put("stuck", 403);
    assertThat(run()).isEqualTo(1);
    assertThat(out.toString()).contains("deleted Job shop/old").contains("errors 1");
    assertThat(err.toString()).contains("cannot delete Job shop/stuck").contains("answer 403");
  }

  @Test
  void leavesAJobAloneThatIsBeingDeleted() {
    job("old", "GitRepo", SUCCEEDED);
    server.jobs.getFirst().getMetadata().setDeletionTimestamp("2026-01-02T11:59:00Z");
    assertThat(run()).isZero();
    assertThat(server.deletions).isEmpty();
  }

  @Test
  void beginsAgainWhenTheServerForgotWhereItWas() {
    IntStream.range(0, 4).forEach(i -> job("runs" + i, "GitRepo", "{active: 1}"));
    server.expiredTokens = 2;
    assertThat(run("--batch-size", "2")).isZero();
    assertThat(out.toString()).contains("kept 4 (running 4");
  }

  @Test
  void givesUpWhenTheServerForgetsTimeAndAgain() {
    IntStream.range(0, 4).forEach(i -> job("runs" + i, "GitRepo", "{active: 1}"));
    server.expiredTokens = 100;
    assertThat(run("--batch-size", "2")).isEqualTo(1);
    assertThat(server.requests).hasSize(8);
    assertThat(err.toString()).contains("cannot list Jobs");
  }

  @Test
  void failsWhenJobsCannotBeListed() {
    server.listAnswer = 403;
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("cannot list Jobs").contains("answer 403");
    assertThat(out.toString()).contains("deleted 0").contains("errors 1");
  }

  @ParameterizedTest
  @CsvSource({
    "--batch-size, 0",
    "--batch-size, 5001",
    "--batch-size, many",
    "--keep-failed, 1d",
    "--keep-succeeded, -1s",
    "--keep-failed-count, -1",
    "--keep-succeeded-count, few",
    "--unknown, 1"
  })
  void refusesWrongUsage(String option, String value) {
    assertThat(run(option, value)).isEqualTo(2);
    assertThat(server.requests).isEmpty();
    assertThat(err.toString()).contains(option);
  }

  private int run(String... arguments) {
    var command = new CleanupCommand(server.client, Clock.fixed(NOW, ZoneOffset.UTC));
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void ended(String name, String time) {
    job(
        name,
        "GitRepo",
        "{completionTime: '%s', conditions: [{type: Complete, status: 'True'}]}".formatted(time));
  }

  private void job(String name, String owner, String status) {
    var apiVersion = owner.equals("GitRepo") ? "fleet.cattle.io/v1alpha1" : "batch/v1";
    server.jobs.add(
        Serialization.unmarshal(
            """
            apiVersion: batch/v1
            kind: Job
            metadata:
              {name: %s, namespace: shop, uid: uid-%s, resourceVersion: "7", ownerReferences: [
                {apiVersion: %s, kind: %s, name: a, uid: u, controller: true}]}
            status: %s
            """
                .formatted(name, name, apiVersion, owner, status),
            Job.class));
  }
}
