package dev.flotilla.gitrepo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.GitRepoRestriction;
import dev.flotilla.testing.GitRepos;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GitRepos in a namespace that restricts them. */
class RestrictionIT extends GitRepoTest {

  @AfterEach
  void allowAll() {
    admin.resources(GitRepoRestriction.class).inNamespace(LOCAL).delete();
  }

  @Test
  void whatIsNotAllowedIsNotFollowedUntilItIs() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    restrict(all -> all.allowedRepoPatterns = List.of("^https://allowed.example.org/"));
    gitRepo("strict", url(), "app");

    assertThat(awaitReady("strict", "False", "PolicyViolation").message)
        .isEqualTo("repo is not among those that are allowed: [^https://allowed.example.org/]");
    assertThat(GitRepos.condition(admin, LOCAL, "strict", "Accepted"))
        .hasValueSatisfying(accepted -> assertThat(accepted.status).isEqualTo("False"));
    assertThat(jobs()).isEmpty();

    allowAll();

    jobFor(commit);
  }

  @Test
  void aDefaultIsWrittenIntoTheGitRepoBeforeItIsSynced() throws IOException {
    var commit = commit("kind: A");
    turn(true);
    restrict(all -> all.defaultServiceAccount = "shop");
    gitRepo("plain", url(), "app");

    var job = jobFor(commit);

    var plain = GitRepos.get(admin, LOCAL, "plain");
    assertThat(plain.getSpec().serviceAccount).isEqualTo("shop");
    assertThat(job.getMetadata().getAnnotations())
        .containsEntry("generation", plain.getMetadata().getGeneration().toString());
  }

  private void restrict(Consumer<GitRepoRestriction> what) {
    var restriction = new GitRepoRestriction();
    restriction.setMetadata(new ObjectMetaBuilder().withName("r").withNamespace(LOCAL).build());
    what.accept(restriction);
    admin.resource(restriction).create();
  }
}
