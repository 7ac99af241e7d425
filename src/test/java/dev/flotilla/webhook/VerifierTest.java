package dev.flotilla.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.kubernetes.Announcer;
import dev.flotilla.webhook.provider.Headers;
import dev.flotilla.webhook.provider.Provider;
import dev.flotilla.webhook.provider.Sample;
import dev.flotilla.webhook.provider.Secret;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifierTest {

  private static final String SECRET = "correct horse";

  private final Sample push = Sample.of("gitlab");
  private final List<String> events = new ArrayList<>();
  private Secrets.Read read = new Secrets.Read(new Secret(push.secret(SECRET)), Optional.empty());

  private final Verifier verifier =
      new Verifier(
          new Secrets(null, null) {
            @Override
            Read read(String namespace, String name) {
              return read;
            }
          },
          null,
          new Announcer() {
            @Override
            public void warning(HasMetadata about, String reason, String message) {
              events.add(reason + ": " + message);
            }
          });

  @Test
  void aGitReposOwnSecretIsBelieved() {
    assertThat(verifier.isByOwn(delivery(SECRET), gitRepo("own"))).isTrue();
    assertThat(verifier.isByOwn(delivery("guessed"), gitRepo("own"))).isFalse();
    assertThat(verifier.isByOwn(delivery(SECRET), gitRepo(" "))).isFalse();
    assertThat(verifier.isByOwn(delivery(SECRET), gitRepo(null))).isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void aSecretThatCannotBeReadIsSaidOnceAndNobodyIsBelieved() {
    read = new Secrets.Read(Secret.NONE, Optional.of("may not read it"));

    for (var i = 0; i < 3; i++) {
      assertThat(verifier.isByOwn(delivery(SECRET), gitRepo("own"))).isFalse();
    }
    assertThat(events)
        .containsExactly("FailedValidatingSecret: spec.webhookSecret: may not read it");
  }

  private Delivery delivery(String secret) {
    var headers = new Headers(push.signed(secret));
    return new Delivery(Provider.of(headers).orElseThrow(), headers, push.body());
  }

  private static GitRepo gitRepo(String webhookSecret) {
    var gitRepo = new GitRepo();
    gitRepo.getMetadata().setName("a");
    gitRepo.getMetadata().setNamespace("fleet-local");
    gitRepo.getSpec().webhookSecret = webhookSecret;
    return gitRepo;
  }
}
