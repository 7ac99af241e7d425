package dev.flotilla.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.Durations;
import dev.flotilla.cleanup.Expiry.Verdict;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

  private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
  private static final String OURS =
      "ownerReferences: [{apiVersion: fleet.cattle.io/v1alpha1, kind: GitRepo, name: a, uid: u, controller: true}]";

  @ParameterizedTest(name = "{0} kept {1}/{2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        // succeeded
        "{completionTime: '2026-01-02T11:59:59Z', conditions: [{type: Complete, status: 'True'}]} | 0s | 24h | EXPIRED",
        "{completionTime: '2026-01-02T12:00:00Z', conditions: [{type: Complete, status: 'True'}]} | 0s | 24h | EXPIRED",
        "{completionTime: '2026-01-02T12:00:01Z', conditions: [{type: Complete, status: 'True'}]} | 0s | 24h | NOT_EXPIRED",
        "{completionTime: '2027-01-01T00:00:00Z', conditions: [{type: Complete, status: 'True'}]} | 0s | 24h | NOT_EXPIRED",
        "{completionTime: '2026-01-02T11:00:01Z', conditions: [{type: Complete, status: 'True'}]} | 1h | 0s  | NOT_EXPIRED",
        "{completionTime: '2026-01-02T11:00:00Z', conditions: [{type: Complete, status: 'True'}]} | 1h | 0s  | EXPIRED",
        "{conditions: [{type: Complete, status: 'True', lastTransitionTime: '2026-01-02T10:00:00Z'}]} | 1h | 0s | EXPIRED",
        "{conditions: [{type: Complete, status: 'True'}]} | 0s | 0s | NOT_EXPIRED",
        "{completionTime: yesterday, conditions: [{type: Complete, status: 'True'}]} | 0s | 0s | NOT_EXPIRED",
        // failed
        "{conditions: [{type: Failed, status: 'True', lastTransitionTime: '2026-01-01T12:00:00Z'}]} | 0s | 24h | EXPIRED",
        "{conditions: [{type: Failed, status: 'True', lastTransitionTime: '2026-01-01T12:00:01Z'}]} | 0s | 24h | NOT_EXPIRED",
        "{conditions: [{type: Failed, status: 'True', lastTransitionTime: '2026-01-02T12:00:01Z'}]} | 0s | 0s  | NOT_EXPIRED",
        "{conditions: [{type: Failed, status: 'True'}]} | 0s | 0s | NOT_EXPIRED",
        // not ended
        "{active: 1} | 0s | 0s | RUNNING",
        "{}          | 0s | 0s | RUNNING",
        "null        | 0s | 0s | RUNNING",
        "{succeeded: 1, completionTime: '2026-01-01T00:00:00Z'} | 0s | 0s | RUNNING",
        "{conditions: null} | 0s | 0s | RUNNING",
        "{conditions: [{type: Complete, status: 'False', lastTransitionTime: '2026-01-01T00:00:00Z'}]} | 0s | 0s | RUNNING",
        "{conditions: [{type: FailureTarget, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z'}]} | 0s | 0s | RUNNING",
        "{conditions: [{type: Suspended, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z'}]} | 0s | 0s | RUNNING",
      })
  void keepsWhatHasNotEndedLongEnoughAgo(
      String status, String keepSucceeded, String keepFailed, Verdict verdict) {
    assertThat(
            verdict(
                "metadata: {name: j, %s}\nstatus: %s".formatted(OURS, status),
                keepSucceeded,
                keepFailed))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null",
        "[]",
        "[{apiVersion: batch/v1, kind: CronJob, name: a, uid: u, controller: true}]",
        "[{apiVersion: fleet.cattle.io/v1alpha1, kind: Bundle, name: a, uid: u, controller: true}]",
        "[{apiVersion: example.org/v1, kind: GitRepo, name: a, uid: u, controller: true}]",
        "[{apiVersion: fleet.cattle.io/v1alpha1, kind: GitRepo, name: a, uid: u}]",
        "[{apiVersion: fleet.cattle.io/v1alpha1, kind: GitRepo, name: a, uid: u, controller: false}]",
      })
  void keepsJobsThatNoGitRepoControls(String owners) {
    var ended =
        "{completionTime: '2025-01-01T00:00:00Z', conditions: [{type: Complete, status: 'True'}]}";
    assertThat(
            verdict(
                "metadata: {name: j, ownerReferences: %s}\nstatus: %s".formatted(owners, ended),
                "0s",
                "0s"))
        .isEqualTo(Verdict.NOT_OURS);
  }

  private static Verdict verdict(String job, String keepSucceeded, String keepFailed) {
    return new Expiry(Durations.parse(keepSucceeded), Durations.parse(keepFailed))
        .verdict(JobRecord.of(Serialization.unmarshal(job, Job.class)), NOW);
  }
}
