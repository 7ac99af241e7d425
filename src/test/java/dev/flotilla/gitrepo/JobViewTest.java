package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobViewTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final GitRepo gitRepo = gitRepo("uid-1");

  @Test
  void aJobIsAboutTheCommitAndGenerationOfItsAnnotations() {
    var view = view("{commit: abc, generation: '3'}", "{}");

    assertThat(view.key()).isEqualTo(new SyncKey("abc", 3));
    assertThat(view.finished()).isFalse();
    assertThat(view.age()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void damagedAnnotationsAreOfNoGenerationThatCanBeWanted() {
    assertThat(view("{commit: abc, generation: many}", "{}").key())
        .isEqualTo(new SyncKey("abc", -1));
    assertThat(view("{commit: abc}", "{}").key().generation()).isEqualTo(-1);
    assertThat(view("null", "{}").key()).isEqualTo(new SyncKey("", -1));
  }

  @Test
  void theJobOfAnEarlierGitRepoOfTheNameOnlyStandsInTheWay() {
    var job = job("{commit: abc, generation: '3'}", "{}");

    var view = JobView.of(job, gitRepo("uid-2"), NOW);

    assertThat(view.key()).isEqualTo(new SyncKey("abc", -1));
    assertThat(Ownership.ownersOf(job)).containsExactly(new ResourceID("shop", "ns"));
  }

  @Test
  void itsConditionsTellHowItEnded() {
    var complete = view("{}", "{conditions: [{type: Complete, status: 'True'}]}");
    assertThat(complete.end().orElseThrow().succeeded()).isTrue();

    var failed =
        view(
            "{}",
            "{conditions: [{type: Failed, status: 'True', reason: DeadlineExceeded, message: late}]}");
    assertThat(failed.end()).contains(new JobView.End(false, "late", Optional.empty()));

    var timed =
        view(
            "{}",
            "{completionTime: '2026-11-24T11:59:42Z', conditions: [{type: Complete, status: 'True'}]}");
    assertThat(timed.end().orElseThrow().took()).contains(Duration.ofSeconds(12));

    var open = view("{}", "{conditions: [{type: FailureTarget, status: 'True'}]}");
    assertThat(open.finished()).isFalse();
    assertThat(view("{}", "{conditions: [{type: Failed, status: 'False'}]}").finished()).isFalse();
  }

  private JobView view(String annotations, String status) {
    return JobView.of(job(annotations, status), gitRepo, NOW);
  }

  private static Job job(String annotations, String status) {
    return Serialization.unmarshal(
        """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: job
          namespace: ns
          creationTimestamp: "2026-11-24T11:59:30Z"
          annotations: %s
          ownerReferences:
          - {apiVersion: fleet.cattle.io/v1alpha1, kind: GitRepo, name: shop, uid: uid-1}
        status: %s
        """
            .formatted(annotations, status),
        Job.class);
  }

  private static GitRepo gitRepo(String uid) {
    var gitRepo = new GitRepo();
    gitRepo.getMetadata().setName("shop");
    gitRepo.getMetadata().setUid(uid);
    return gitRepo;
  }
}
