package dev.flotilla.webhook.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What deliveries announce. */
class PushTest {

  static List<Sample> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @CsvSource({
    "github, refs/heads/main, https://github.com/acme/shop",
    "github, refs/heads/main, git@github.com:Acme/Shop.git",
    "gogs, refs/tags/v1.2.0, https://git.example.org/acme/shop.git",
    "gogs, refs/tags/v1.2.0, ssh://git@git.example.org:2222/acme/shop",
    "gitlab, refs/heads/main, https://gitlab.example.org/acme/group/shop.git",
    "bitbucket, refs/heads/main, https://user@bitbucket.org/acme/shop.git",
    "bitbucket, refs/heads/main, git@bitbucket.org:acme/shop.git",
    "bitbucket-server, refs/heads/main, https://bitbucket.example.org/scm/acme/shop.git",
    "bitbucket-server, refs/heads/main, ssh://git@bitbucket.example.org:7999/ACME/shop.git",
    "azure, refs/heads/main, https://dev.azure.com/acme/Web/_git/shop",
    "azure, refs/heads/main, git@ssh.dev.azure.com:v3/acme/Web/shop",
    "azure, refs/heads/main, https://acme.visualstudio.com/Web/_git/shop"
  })
  void tellsTheCommitOfARefOfARepository(String provider, String ref, String address) {
    var push = Sample.of(provider).read();

    assertThat(push.commitOf(ref)).contains(Sample.COMMIT);
    assertThat(push.repository()).contains(RepositoryAddress.of(address).orElseThrow());
    assertThat(push.commitOf("refs/heads/other")).isEmpty();
  }

  @Test
  void aRefThatIsGonePointsNowhere() {
    assertThat(Sample.of("bitbucket").read().changes())
        .map(Push.Change::ref)
        .containsExactly("refs/heads/main", "refs/tags/v1");
    assertThat(Sample.of("bitbucket-server").read().changes()).hasSize(1);
    var gone =
        text("github").replace("\"after\": \"" + Sample.COMMIT, "\"after\": \"" + "0".repeat(40));
    assertThat(Sample.of("github").with(gone).read().changes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "github, X-GitHub-Event, ping",
    "gogs, X-Gogs-Event, issues",
    "gitlab, X-Gitlab-Event, Pipeline Hook",
    "bitbucket, X-Event-Key, pullrequest:created",
    "bitbucket-server, X-Event-Key, pr:merged"
  })
  void otherNewsAnnouncesNothingButTellsTheRepository(
      String provider, String header, String event) {
    var push = Sample.of(provider).with(header, event).read();

    assertThat(push.changes()).isEmpty();
    assertThat(push.repository()).isNotEmpty();
  }

  @Test
  void azuresNewsIsToldByTheBody() {
    var other = text("azure").replace("git.push", "build.complete");

    assertThat(Sample.of("azure").with(other).read().changes()).isEmpty();
  }

  @Test
  void gitLabsSystemHookIsAPushWhenItsBodySaysSo() {
    var sample = Sample.of("gitlab").with("X-Gitlab-Event", "System Hook");

    assertThat(sample.read().commitOf("refs/heads/main")).contains(Sample.COMMIT);
    assertThat(sample.with(text("gitlab").replace("\"push\"", "\"key_create\"")).read().changes())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aCommitThatIsNoneIsRefusedWithoutBeingRepeated(Sample sample) {
    var forged = text(sample.provider()).replace(Sample.COMMIT, "0746 evil\\n");

    assertThatThrownBy(() -> sample.with(forged).read())
        .isInstanceOf(MalformedException.class)
        .hasMessage("the push names no commit");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anEmptyObjectAnnouncesNothingOrIsRefused(Sample sample) {
    try {
      assertThat(sample.with("{}").read().changes()).isEmpty();
    } catch (MalformedException e) {
      assertThat(e).hasMessage("the push names no ref");
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fieldsOfAnotherTypeAreNoDefect(Sample sample) {
    var wrong = text(sample.provider()).replaceAll("\"(repository|project)\": \\{", "\"x\": {");

    assertThat(sample.with(wrong).read().repository()).isEmpty();
  }

  private static String text(String provider) {
    return new String(Sample.of(provider).body(), StandardCharsets.UTF_8);
  }
}
