package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final SyncKey KEY = new SyncKey("a".repeat(40), 3);
  private static final SyncKey NEXT_COMMIT = new SyncKey("b".repeat(40), 3);
  private static final SyncKey NEXT_GENERATION = new SyncKey(KEY.commit(), 4);

  private static final SyncMemory RUNNING = SyncMemory.running(KEY, "job", Optional.empty());

  @Test
  void restsUntilTheRemoteWasSeen() {
    assertThat(step(null, RUNNING)).isEqualTo(new SyncStep.Rest());
  }

  @Test
  void startsAJobForTheFirstCommit() {
    assertThat(step(KEY, null)).isEqualTo(new SyncStep.Start(KEY));
  }

  @Test
  void startsAJobForANewCommit() {
    assertThat(step(NEXT_COMMIT, RUNNING.synced(), succeeded(KEY)))
        .isEqualTo(new SyncStep.Start(NEXT_COMMIT));
  }

  @Test
  void restsWhenTheCommitIsSynced() {
    assertThat(step(KEY, RUNNING.synced(), succeeded(KEY))).isEqualTo(new SyncStep.Rest());
  }

  @Test
  void restsWhenTheRecordOfASyncedCommitWasCleanedUp() {
    assertThat(step(KEY, RUNNING.synced())).isEqualTo(new SyncStep.Rest());
  }

  @Test
  void awaitsARunningJob() {
    assertThat(step(KEY, RUNNING, running(KEY))).isEqualTo(new SyncStep.Await(KEY, "job"));
  }

  @Test
  void takesUpAJobThatACrashMadeTheStatusForget() {
    assertThat(step(KEY, null, running(KEY))).isEqualTo(new SyncStep.Await(KEY, "job"));
    assertThat(step(KEY, null, succeeded(KEY))).isEqualTo(new SyncStep.Judge(KEY, "job"));
  }

  @Test
  void judgesAFinishedJob() {
    assertThat(step(KEY, RUNNING, failed(KEY))).isEqualTo(new SyncStep.Judge(KEY, "job"));
  }

  @Test
  void startsAgainWhenAJobWasDeletedUnderWay() {
    assertThat(step(KEY, RUNNING)).isEqualTo(new SyncStep.Start(KEY));
  }

  @Test
  void stopsTheJobOfAnOlderCommitFirst() {
    assertThat(step(NEXT_COMMIT, RUNNING, running(KEY))).isEqualTo(new SyncStep.Remove("job"));
  }

  @Test
  void waitsForAJobThatIsBeingDeleted() {
    var leaving = new JobView("job", KEY, Optional.empty(), true, Duration.ZERO);
    assertThat(step(NEXT_COMMIT, RUNNING, leaving)).isEqualTo(new SyncStep.Leave("job"));
  }

  @Test
  void makesRoomForTheSameCommitUnderANewSpecification() {
    assertThat(step(NEXT_GENERATION, RUNNING.synced(), succeeded(KEY)))
        .isEqualTo(new SyncStep.Remove("job"));
    assertThat(step(NEXT_GENERATION, RUNNING.synced()))
        .isEqualTo(new SyncStep.Start(NEXT_GENERATION));
  }

  @Test
  void backsOffAfterAFailure() {
    var failed = RUNNING.failed("no", true, NOW);
    assertThat(step(KEY, failed, failed(KEY))).isEqualTo(new SyncStep.BackOff(NOW.plusSeconds(10)));
  }

  @Test
  void triesAgainWhenTheTimeHasComeAndTheRecordIsGone() {
    var failed = RUNNING.failed("no", true, NOW.minusSeconds(10));
    assertThat(step(KEY, failed, failed(KEY))).isEqualTo(new SyncStep.Remove("job"));
    assertThat(step(KEY, failed)).isEqualTo(new SyncStep.Start(KEY));
  }

  @Test
  void doesNotRetryWhatCannotSucceed() {
    var failed = RUNNING.failed("a.yaml:3: no", false, NOW.minusSeconds(9999));
    assertThat(step(KEY, failed, failed(KEY))).isEqualTo(new SyncStep.Rest());
    assertThat(step(NEXT_COMMIT, failed, failed(KEY))).isEqualTo(new SyncStep.Start(NEXT_COMMIT));
  }

  @Test
  void noClockAndNoHandCanHoldASyncForLongerThanTheSlowestRetry() {
    var failed = RUNNING.failed("no", true, NOW.plusSeconds(86_400));
    assertThat(step(KEY, failed)).isEqualTo(new SyncStep.Start(KEY));
  }

  private static SyncStep step(SyncKey wanted, SyncMemory memory, JobView... jobs) {
    return new SyncPlan(
            Optional.ofNullable(wanted), Optional.ofNullable(memory), List.of(jobs), NOW)
        .next();
  }

  private static JobView running(SyncKey key) {
    return new JobView("job", key, Optional.empty(), false, Duration.ZERO);
  }

  private static JobView succeeded(SyncKey key) {
    return new JobView(
        "job", key, Optional.of(new JobView.End(true, "", Optional.empty())), false, Duration.ZERO);
  }

  private static JobView failed(SyncKey key) {
    return new JobView(
        "job",
        key,
        Optional.of(new JobView.End(false, "BackoffLimit", Optional.empty())),
        false,
        Duration.ZERO);
  }
}
