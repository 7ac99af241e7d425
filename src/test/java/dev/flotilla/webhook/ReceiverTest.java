package dev.flotilla.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.webhook.provider.Headers;
import dev.flotilla.webhook.provider.Provider;
import dev.flotilla.webhook.provider.Sample;
import dev.flotilla.webhook.provider.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a delivery reaches. */
class ReceiverTest {

  private static final String URL = "https://github.com/acme/shop.git";
  private static final String GLOBAL = "of the cluster";
  private static final String OWN = "of the GitRepo";

  private final Sample push = Sample.of("github");
  private final FakeHints hints = new FakeHints();
  private final Map<String, Secret> secrets = new HashMap<>();

  private final Verifier verifier =
      new Verifier(null, null, null) {
        @Override
        boolean isByGlobal(Delivery delivery) {
          return delivery.isAuthentic(secrets.getOrDefault("", Secret.NONE));
        }

        @Override
        boolean isByOwn(Delivery delivery, GitRepo gitRepo) {
          return delivery.isAuthentic(
              secrets.getOrDefault(gitRepo.getSpec().webhookSecret, Secret.NONE));
        }
      };

  private Optional<String> closed = Optional.empty();

  private final Gate gate =
      new Gate(null, null, null, null) {
        @Override
        Optional<String> closedNow() {
          return closed;
        }
      };

  private final Receiver receiver = new Receiver(gate, verifier, hints);

  @BeforeEach
  void secrets() {
    secrets.put("", new Secret(push.secret(GLOBAL)));
    secrets.put("own", new Secret(push.secret(OWN)));
  }

  @Test
  void everyGitRepoOfTheRefIsTold() {
    hints.add("one", URL, "main");
    hints.add("two", "git@github.com:Acme/Shop", "main");
    hints.add("three", "https://user@GitHub.com/acme/shop/", "main");
    hints.add("other-branch", URL, "next");
    hints.add("other-repo", "https://github.com/acme/bank.git", "main");

    assertThat(receive(push, GLOBAL).result()).isEqualTo(Result.ACCEPTED);
    // The address of the second is not served yet, so that nobody looks at it.
    assertThat(hints.left).containsExactly("one " + Sample.COMMIT, "three " + Sample.COMMIT);
  }

  @Test
  void aTagWakesWhoFollowsTheTagAndACommitNobody() {
    hints.add("tag", "https://git.example.org/acme/shop.git", "main").getSpec().revision = "v1.2.0";
    hints.add("commit", "https://git.example.org/acme/shop.git", "main").getSpec().revision =
        "a".repeat(40);
    var tagged = Sample.of("gogs");
    secrets.put("", new Secret(tagged.secret(GLOBAL)));

    assertThat(receive(tagged, GLOBAL).result()).isEqualTo(Result.ACCEPTED);
    assertThat(hints.left).containsExactly("tag " + Sample.COMMIT);
  }

  @Test
  void whatNobodyFollowsIsIgnored() {
    hints.add("other-branch", URL, "next");

    assertThat(receive(push, GLOBAL).result()).isEqualTo(Result.IGNORED);
    assertThat(receive(push.with("X-GitHub-Event", "ping"), GLOBAL).result())
        .isEqualTo(Result.IGNORED);
    assertThat(hints.left).isEmpty();
  }

  @Test
  void aStrangerIsRefusedWhetherTheRepositoryIsKnownOrNot() {
    assertThat(receive(push, "guessed")).isEqualTo(Receiver.REFUSED);
    hints.add("one", URL, "main");
    assertThat(receive(push, "guessed")).isEqualTo(Receiver.REFUSED);
    hints.add("two", URL, "main").getSpec().webhookSecret = "own";
    assertThat(receive(push, "guessed")).isEqualTo(Receiver.REFUSED);
    assertThat(receive(push.with("{"), "guessed")).isEqualTo(Receiver.REFUSED);
    assertThat(hints.left).isEmpty();
  }

  @Test
  void withoutAnySecretEverybodyIsRefused() {
    secrets.clear();
    hints.add("one", URL, "main");
    hints.add("two", URL, "main").getSpec().webhookSecret = "own";

    assertThat(receive(push, GLOBAL)).isEqualTo(Receiver.REFUSED);
    assertThat(hints.left).isEmpty();
  }

  @Test
  void aSecretOfItsOwnCountsForThatGitRepoAlone() {
    hints.add("with", URL, "main").getSpec().webhookSecret = "own";
    hints.add("without", URL, "main");

    assertThat(receive(push, OWN).result()).isEqualTo(Result.ACCEPTED);
    assertThat(hints.left).containsExactly("with " + Sample.COMMIT);
    hints.left.clear();
    assertThat(receive(push, GLOBAL).result()).isEqualTo(Result.ACCEPTED);
    assertThat(hints.left).containsExactly("without " + Sample.COMMIT);
  }

  @Test
  void aSecretOfItsOwnCountsForAPingToo() {
    hints.add("with", URL, "main").getSpec().webhookSecret = "own";

    assertThat(receive(push.with("X-GitHub-Event", "ping"), OWN).result())
        .isEqualTo(Result.IGNORED);
  }

  @Test
  void whoIsKnownIsToldWhatIsWrong() {
    assertThat(receive(push.with("{"), GLOBAL))
        .isEqualTo(new Answer(Result.MALFORMED, "the body is no JSON that can be read"));
  }

  @Test
  void aGitRepoThatIsBeingDeletedIsLeftAlone() {
    hints.add("one", URL, "main").getMetadata().setDeletionTimestamp("2026-11-24T12:00:00Z");

    assertThat(receive(push, GLOBAL).result()).isEqualTo(Result.IGNORED);
  }

  @Test
  void nothingIsWrittenWhenTheSwitchWasTurnedMeanwhile() {
    hints.add("one", URL, "main");
    closed = Optional.of("continuous-delivery is off: chosen by spec.features");

    assertThat(receive(push, GLOBAL)).isEqualTo(new Answer(Result.OFF, closed.get()));
    assertThat(hints.left).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenIsToBeSentAgain() {
    hints.add("one", URL, "main");
    hints.broken = true;

    var answer = receive(push, GLOBAL);
    assertThat(answer.result()).isEqualTo(Result.FAILED);
    assertThat(answer.retryAfter()).hasValue(10);
  }

  private Answer receive(Sample sample, String secret) {
    var headers = new Headers(sample.signed(secret));
    return receiver.receive(
        new Delivery(Provider.of(headers).orElseThrow(), headers, sample.body()));
  }
}
