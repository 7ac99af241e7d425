package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoStatus;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");
  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);

  private final GitRepo gitRepo = new GitRepo();

  @Test
  void isReadAsItIsWritten() {
    leave(Hint.of(A, NOW));

    assertThat(gitRepo.getMetadata().getAnnotations())
        .containsEntry("flotilla.dev/webhook", A + " 2026-11-24T12:00:00Z");
    assertThat(Hint.on(gitRepo)).contains(Hint.of(A, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "aaaa",
        "aaaa 2026-11-24T12:00:00Z",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa yesterday",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 2026-11-24T12:00:00Z"
      })
  void whatSomebodyWroteByHandIsNone(String value) {
    gitRepo.getMetadata().setAnnotations(Map.of(Hint.ANNOTATION, value));

    assertThat(Hint.on(gitRepo)).isEmpty();
  }

  @Test
  void aCommitThatWasSeenIsNoNews() {
    assertThat(Hint.of(A, NOW).isNewsTo(gitRepo)).isTrue();
    gitRepo.setStatus(new GitRepoStatus());
    gitRepo.getStatus().pollingCommit = A;

    assertThat(Hint.of(A, NOW).isNewsTo(gitRepo)).isFalse();
    assertThat(Hint.of(B, NOW).isNewsTo(gitRepo)).isTrue();
  }

  @Test
  void theSameCommitIsNoNewsForHalfAMinute() {
    leave(Hint.of(A, NOW));

    assertThat(Hint.of(A, NOW).isNewsTo(gitRepo)).isFalse();
    assertThat(Hint.of(A, NOW.plusSeconds(29)).isNewsTo(gitRepo)).isFalse();
    assertThat(Hint.of(B, NOW).isNewsTo(gitRepo)).isTrue();
    assertThat(Hint.of(A, NOW.plusSeconds(31)).isNewsTo(gitRepo)).isTrue();
    assertThat(Hint.of(A, NOW.minusSeconds(3600)).isNewsTo(gitRepo))
        .as("a clock put back")
        .isTrue();
  }

  @Test
  void isActedOnOnce() {
    var hint = Hint.of(A, NOW);
    assertThat(hint.isActedOn(gitRepo)).isFalse();
    gitRepo.setStatus(new GitRepoStatus());
    assertThat(hint.isActedOn(gitRepo)).isFalse();
    gitRepo.getStatus().webhookCommit = A;
    gitRepo.getStatus().lastWebhookTime = hint.toFact().at().toString();

    assertThat(hint.isActedOn(gitRepo)).isTrue();
    assertThat(Hint.of(A, NOW.plusSeconds(60)).isActedOn(gitRepo)).as("sent again").isFalse();
  }

  @Test
  void wakesItsGitRepoAndOtherAnnotationsDoNot() {
    var filter = new HintOrGeneration();
    var before = served();
    var after = served();
    assertThat(filter.accept(after, before)).isFalse();

    after.getMetadata().setAnnotations(Map.of("note", "x"));
    assertThat(filter.accept(after, before)).isFalse();
    after.getMetadata().setAnnotations(Map.of(Hint.ANNOTATION, "nonsense"));
    assertThat(filter.accept(after, before)).isFalse();
    after.getMetadata().setAnnotations(Map.of(Hint.ANNOTATION, Hint.of(A, NOW).toString()));
    assertThat(filter.accept(after, before)).isTrue();
    assertThat(filter.accept(after, after)).isFalse();
  }

  @Test
  void aChangeOfTheSpecificationADeletionAndTheFinalizerWakeToo() {
    var filter = new HintOrGeneration();
    var changed = served();
    changed.getMetadata().setGeneration(2L);
    var leaving = served();
    leaving.getMetadata().setDeletionTimestamp("2026-11-24T12:00:00Z");
    var bare = served();
    bare.getMetadata().setFinalizers(null);

    assertThat(filter.accept(changed, served())).isTrue();
    assertThat(filter.accept(leaving, served())).isTrue();
    assertThat(filter.accept(leaving, leaving)).isFalse();
    assertThat(filter.accept(bare, served())).isTrue();
    assertThat(filter.accept(served(), bare)).isTrue();
  }

  private static GitRepo served() {
    var gitRepo = new GitRepo();
    gitRepo.getMetadata().setGeneration(1L);
    gitRepo.addFinalizer("fleet.cattle.io/gitrepo-finalizer");
    return gitRepo;
  }

  private void leave(Hint hint) {
    gitRepo.getMetadata().setAnnotations(Map.of(Hint.ANNOTATION, hint.toString()));
  }
}
