package dev.flotilla.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoStatus;
import dev.flotilla.api.fleet.GitRepoSync;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitRepoStatusBuilderTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String READY = "{type: Ready, status: 'True'}";

  private final GitRepo gitRepo = new GitRepo();
  private final GitRepoSync sync = new GitRepoSync();
  private Optional<GitRepoFacts.Announced> announced = Optional.empty();

  @BeforeEach
  void synced() {
    gitRepo.getMetadata().setGeneration(3L);
    sync.commit = "abc";
    sync.generation = 3L;
    sync.outcome = "Synced";
  }

  @Test
  void isReadyWhenEveryBundleOfTheCommitIs() {
    var status = build(facts(bundle("a", 2, 2, READY), bundle("b", 1, 1, READY)));

    assertThat(ready(status).status).isEqualTo("True");
    assertThat(ready(status).message).isEmpty();
    assertThat(status.commit).isEqualTo("abc");
    assertThat(status.gitJobStatus).isEqualTo("Current");
    assertThat(status.observedGeneration).isEqualTo(3);
    assertThat(condition(status, "Reconciling")).isEmpty();
    assertThat(condition(status, "Stalled")).isEmpty();
  }

  @Test
  void isNotReadyWhileABundlesStatusIsOfAnOlderGeneration() {
    var status = build(facts(bundle("a", 2, 1, READY)));

    assertThat(ready(status).status).isEqualTo("False");
    assertThat(ready(status).message).isEqualTo("WaitApplied(1) [Bundle a]");
    assertThat(condition(status, "Reconciling")).isPresent();
  }

  @Test
  void whatAWebhookAnnouncedIsShownAndStays() {
    announced = Optional.of(new GitRepoFacts.Announced("def", NOW));
    var status = build(facts());
    assertThat(status.webhookCommit).isEqualTo("def");
    assertThat(status.lastWebhookTime).isEqualTo("2026-11-24T12:00:00Z");

    announced = Optional.empty();
    gitRepo.setStatus(status);
    assertThat(build(facts()).webhookCommit).isEqualTo("def");
    assertThat(build(facts()).lastWebhookTime).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void isNotReadyWithoutAnyBundle() {
    var status = build(facts());

    assertThat(ready(status).status).isEqualTo("False");
    assertThat(ready(status).message).contains("forceSyncGeneration");
    assertThat(condition(status, "Stalled")).isPresent();
  }

  @Test
  void threeBundlesSpeakForAll() {
    var wrong = "{type: Ready, status: 'False', message: no}";
    var status =
        build(
            facts(
                bundle("a", 1, 1, wrong),
                bundle("b", 1, 1, wrong),
                bundle("c", 1, 1, wrong),
                bundle("d", 1, 1, wrong)));

    assertThat(ready(status).message).isEqualTo("no; no; no; and 1 more bundles");
  }

  @Test
  void aBundleWithoutAWordIsNotReady() {
    var status = build(facts(bundle("a", 1, 1, "{type: Ready, status: Unknown}")));

    assertThat(ready(status).message).isEqualTo("NotReady(1) [Bundle a]");
  }

  @Test
  void aSyncUnderWayIsInProgress() {
    sync.outcome = "Running";
    var status = build(facts(bundle("a", 1, 1, READY)));

    assertThat(ready(status).message).isEqualTo("syncing commit abc");
    assertThat(status.gitJobStatus).isEqualTo("InProgress");
    assertThat(status.display.state).isEqualTo("GitUpdating");
  }

  @Test
  void whatHoldsASyncIsSaid() {
    sync.outcome = "Running";
    var hindrance = new GitRepoFacts.Hindrance(Reason.SyncBlocked, "ImagePullBackOff");
    var status = build(GitRepoFacts.hindered(hindrance, Optional.of(sync), List.of(), List.of()));

    assertThat(ready(status).reason).isEqualTo("SyncBlocked");
    assertThat(ready(status).message).isEqualTo("ImagePullBackOff");
    assertThat(status.display.message).isEqualTo("ImagePullBackOff");
    assertThat(condition(status, "Reconciling")).isPresent();
  }

  @Test
  void aFailedSyncSaysWhyAndWhenItIsTriedAgain() {
    sync.outcome = "Failed";
    sync.message = "a.yaml:3: no";
    sync.nextAttempt = "2026-11-24T12:00:10Z";
    assertThat(ready(build(facts())).message)
        .isEqualTo("a.yaml:3: no; next attempt at 2026-11-24T12:00:10Z");

    sync.nextAttempt = null;
    var status = build(facts());
    assertThat(ready(status).message).isEqualTo("a.yaml:3: no");
    assertThat(status.display.error).isTrue();
    assertThat(condition(status, "Stalled")).isPresent();
  }

  @Test
  void offSaysSoAndKeepsWhatIsKnown() {
    var status = build(GitRepoFacts.closed("it is off", Optional.of(sync), List.of(), List.of()));

    assertThat(ready(status).message).isEqualTo("it is off");
    assertThat(condition(status, "Stalled").orElseThrow().reason).isEqualTo("FeatureDisabled");
    assertThat(condition(status, "GitPolling").orElseThrow().status).isEqualTo("False");
    assertThat(status.commit).isEqualTo("abc");
  }

  @Test
  void aLookThatShowsNothingNewChangesNothing() {
    gitRepo.setStatus(build(looked(NOW)));

    var later = build(looked(NOW.plusSeconds(15)));

    assertThat(StatusPatch.same(gitRepo.getStatus(), later)).isTrue();
    assertThat(later.pollingCommit).isEqualTo("abc");
    assertThat(later.lastPollingTriggered).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void readyClustersAreThoseOfTheLeastReadyBundle() {
    var one = bundle("a", 1, 1, READY);
    var two = bundle("b", 1, 1, READY);
    one.getStatus().summary = Summaries.of(List.of());
    one.getStatus().summary.ready = 2;
    one.getStatus().summary.desiredReady = 2;
    two.getStatus().summary = Summaries.of(List.of());
    two.getStatus().summary.ready = 1;
    two.getStatus().summary.desiredReady = 3;

    var status = build(facts(one, two));

    assertThat(status.readyClusters).isEqualTo(1);
    assertThat(status.desiredReadyClusters).isEqualTo(3);
  }

  private GitRepoStatus build(GitRepoFacts facts) {
    return GitRepoStatusBuilder.build(gitRepo, facts, NOW);
  }

  private GitRepoFacts facts(Bundle... bundles) {
    return facts(Optional.empty(), bundles);
  }

  private GitRepoFacts looked(Instant at) {
    return facts(
        Optional.of(new GitRepoFacts.Look(at, Optional.of("abc"), Optional.empty(), true)),
        bundle("a", 1, 1, READY));
  }

  private GitRepoFacts facts(Optional<GitRepoFacts.Look> look, Bundle... bundles) {
    return new GitRepoFacts(
        Optional.empty(),
        Optional.empty(),
        look,
        announced,
        Optional.empty(),
        Optional.of(sync),
        List.of(bundles),
        List.of(),
        List.of());
  }

  private static Bundle bundle(String name, int generation, int observed, String condition) {
    return Samples.read(
        "{metadata: {name: %s, generation: %d}, status: {observedGeneration: %d, conditions: [%s]}}"
            .formatted(name, generation, observed, condition),
        Bundle.class);
  }

  private static Condition ready(GitRepoStatus status) {
    return condition(status, "Ready").orElseThrow();
  }

  private static Optional<Condition> condition(GitRepoStatus status, String type) {
    return status.conditions.stream().filter(c -> c.type.equals(type)).findFirst();
  }
}
