package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepoSpec;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.Http;
import dev.flotilla.testing.RunningOperator;
import dev.flotilla.webhook.provider.Sample;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Webhooks from the HTTP request to the sync Job, with GitRepos that look once an hour or never.
 */
class WebhookIT extends GitRepoTest {

  private static final String SECRET = "correct horse battery staple";
  private static final String OWN = "a secret of its own";

  private String first;

  @BeforeAll
  void secretOfTheCluster() {
    secret(SYSTEM, "gitjob-webhook", SECRET);
  }

  @AfterAll
  void forgetTheSecretOfTheCluster() {
    admin.secrets().inNamespace(SYSTEM).withName("gitjob-webhook").delete();
  }

  @AfterEach
  void forgetTheOwnSecret() {
    admin.secrets().inNamespace(LOCAL).withName("own").delete();
  }

  @Test
  void aSignedPushIsLookedAtAtOnceAndSynced() throws Exception {
    follow("hello", spec -> spec.pollingInterval = "1h");
    var second = commit("kind: B");

    assertThat(push(operator(), second, SECRET).statusCode()).isEqualTo(200);

    jobFor(second);
    soon()
        .untilAsserted(
            () -> {
              var status = GitRepos.get(admin, LOCAL, "hello").getStatus();
              assertThat(status.webhookCommit).isEqualTo(second);
              assertThat(status.lastWebhookTime).isNotNull();
              assertThat(status.pollingCommit).isEqualTo(second);
            });
    assertThat(operator().metrics())
        .contains("flotilla_webhook_requests_total{provider=\"github\",result=\"accepted\"}");
    assertThat(operator().log()).doesNotContain(SECRET);
  }

  @Test
  void withPollingDisabledThePushIsTheOnlyWay() throws Exception {
    follow("hello", spec -> spec.disablePolling = true);
    var second = commit("kind: B");

    assertThat(push(operator(), second, SECRET).statusCode()).isEqualTo(200);

    jobFor(second);
  }

  @Test
  void theSamePushAgainChangesNothing() throws Exception {
    follow("hello", spec -> spec.pollingInterval = "1h");
    var second = commit("kind: B");
    assertThat(push(operator(), second, SECRET).statusCode()).isEqualTo(200);
    jobFor(second);
    soon()
        .until(() -> second.equals(GitRepos.get(admin, LOCAL, "hello").getStatus().pollingCommit));
    var looks = server.requests().size();
    var hint = hint();

    for (var i = 0; i < 20; i++) {
      assertThat(push(operator(), second, SECRET).statusCode()).isEqualTo(200);
    }

    assertThat(hint()).isEqualTo(hint);
    assertThat(server.requests()).hasSize(looks);
    jobFor(second);
  }

  @Test
  void aCommitIsNotBelieved() throws Exception {
    follow("hello", spec -> spec.pollingInterval = "1h");
    var looks = server.requests().size();
    var forged = "f".repeat(40);

    assertThat(push(operator(), forged, SECRET).statusCode()).isEqualTo(200);

    soon().until(() -> server.requests().size() > looks);
    soon()
        .until(() -> forged.equals(GitRepos.get(admin, LOCAL, "hello").getStatus().webhookCommit));
    jobFor(first);
  }

  @Test
  void withoutTheRightSignatureNobodyLooks() throws Exception {
    follow("hello", spec -> spec.pollingInterval = "1h");
    var looks = server.requests().size();
    var second = commit("kind: B");
    var sample = sample(second);

    assertThat(post(operator(), sample, sample.headers()).statusCode()).isEqualTo(401);
    assertThat(push(operator(), second, "guessed").statusCode()).isEqualTo(401);

    assertThat(hint()).isEmpty();
    assertThat(server.requests()).hasSize(looks);
    jobFor(first);
  }

  @Test
  void withoutASecretEverybodyIsRefusedUntilThereIsOne() throws Exception {
    turn(true);
    awaitState(FeatureState.Enabled);
    admin.secrets().inNamespace(SYSTEM).withName("gitjob-webhook").delete();
    soon().until(() -> push(operator(), "a".repeat(40), SECRET).statusCode() == 401);

    secret(SYSTEM, "gitjob-webhook", SECRET);
    soon().until(() -> push(operator(), "a".repeat(40), SECRET).statusCode() == 200);
  }

  @Test
  void offAnswersWithTheReasonAndOnWorksAgain() throws Exception {
    var second = commit("kind: B");
    var answer = push(operator(), second, SECRET);
    assertThat(answer.statusCode()).as("before there is a Flotilla object").isEqualTo(503);
    follow("hello", spec -> spec.pollingInterval = "1h");

    turn(false);
    awaitState(FeatureState.Disabled);
    var third = commit("kind: C");
    answer = push(operator(), third, SECRET);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("continuous-delivery is off: chosen by spec.features");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(hint()).isEmpty();

    turn(true);
    awaitState(FeatureState.Enabled);
    jobFor(third);
    var fourth = commit("kind: D");
    assertThat(push(operator(), fourth, SECRET).statusCode()).isEqualTo(200);
    jobFor(fourth);
  }

  @Test
  void aReplicaThatDoesNotLeadPassesThePushOnAndKnowsTheSwitch() throws Exception {
    try (var replica = startReplica()) {
      assertThat(push(replica, "a".repeat(40), SECRET).body())
          .contains("there is no Flotilla object");
      follow("hello", spec -> spec.pollingInterval = "1h");
      var second = commit("kind: B");

      soon().until(() -> push(replica, second, SECRET).statusCode() == 200);
      jobFor(second);
      assertThat(replica.metrics()).contains("result=\"accepted\"");

      turn(false);
      awaitState(FeatureState.Disabled);
      var answer = push(replica, "b".repeat(40), SECRET);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("continuous-delivery is off: chosen by spec.features");
      assertThat(hint()).startsWith(second);
    }
  }

  @Test
  void aGitReposOwnSecretStandsInForThatOfTheCluster() throws Exception {
    follow(
        "hello",
        spec -> {
          spec.pollingInterval = "1h";
          spec.webhookSecret = "own";
        });
    var second = commit("kind: B");
    assertThat(push(operator(), second, OWN).statusCode()).isEqualTo(401);

    secret(LOCAL, "own", OWN);
    soon().until(() -> push(operator(), second, OWN).statusCode() == 200);
    jobFor(second);
    assertThat(push(operator(), "c".repeat(40), SECRET).body()).contains("ignored");
    assertThat(hint()).startsWith(second);
    assertThat(operator().log()).doesNotContain(OWN);
  }

  /** Made as it is to be: a second generation would be a further look, at any time. */
  private void follow(String name, Consumer<GitRepoSpec> difference) throws IOException {
    first = commit("kind: A");
    turn(true);
    awaitState(FeatureState.Enabled);
    gitRepo(
        name,
        spec -> {
          spec.repo = url();
          spec.paths = List.of("app");
          difference.accept(spec);
        });
    jobFor(first);
    // What the first look showed is written down.
    soon()
        .untilAsserted(
            () -> {
              var status = GitRepos.get(admin, LOCAL, name).getStatus();
              assertThat(status).isNotNull();
              assertThat(status.pollingCommit).isEqualTo(first);
            });
  }

  private String hint() {
    var annotations = GitRepos.get(admin, LOCAL, "hello").getMetadata().getAnnotations();
    return annotations == null ? "" : annotations.getOrDefault("flotilla.dev/webhook", "");
  }

  private HttpResponse<String> push(RunningOperator operator, String commit, String secret)
      throws Exception {
    var sample = sample(commit);
    return post(operator, sample, sample.signed(secret));
  }

  private Sample sample(String commit) {
    return Sample.of("github")
        .with(
            """
            {"ref": "refs/heads/main", "after": "%s", "repository": {"clone_url": "%s"}}
            """
                .formatted(commit, url()));
  }

  private static HttpResponse<String> post(
      RunningOperator operator, Sample sample, Map<String, String> headers) throws Exception {
    var request =
        HttpRequest.newBuilder(operator.webhooks())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(sample.body()));
    headers.forEach(request::header);
    try (var client = Http.client()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private void secret(String namespace, String name, String secret) {
    var data =
        Sample.of("github").secret(secret).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> Base64.getEncoder().encodeToString(entry.getValue())));
    admin
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withData(data)
                .build())
        .serverSideApply();
  }
}
