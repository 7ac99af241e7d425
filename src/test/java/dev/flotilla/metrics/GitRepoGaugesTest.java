package dev.flotilla.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Condition;
import dev.flotilla.api.fleet.GitRepo;
import dev.flotilla.api.fleet.GitRepoStatus;
import dev.flotilla.api.fleet.ResourceCounts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitRepoGaugesTest {

  private final GitRepo gitRepo = gitRepo();

  @Test
  void theNamesAreFleets() {
    assertThat(Series.of(GitRepoGauges.all(), gitRepo).names())
        .containsExactly(
            "fleet_gitrepo_desired_ready_clusters",
            "fleet_gitrepo_ready_clusters",
            "fleet_gitrepo_resources_desired_ready",
            "fleet_gitrepo_resources_ready",
            "fleet_gitrepo_resources_not_ready",
            "fleet_gitrepo_resources_wait_applied",
            "fleet_gitrepo_resources_modified",
            "fleet_gitrepo_resources_missing",
            "fleet_gitrepo_resources_orphaned",
            "fleet_gitrepo_resources_unknown",
            "flotilla_gitrepo_ready");
    assertThat(Series.of(GitRepoGauges.all(), gitRepo).labels("fleet_gitrepo_ready_clusters"))
        .containsExactly("name", "namespace", "repo", "branch", "paths");
  }

  @Test
  void theNumbersAreThoseOfTheStatus() {
    gitRepo.setStatus(new GitRepoStatus());
    gitRepo.getStatus().readyClusters = 2;
    gitRepo.getStatus().resourceCounts = new ResourceCounts();
    gitRepo.getStatus().resourceCounts.notReady = 3;

    var series = Series.of(GitRepoGauges.all(), gitRepo);

    var labels = "shop,fleet-local,https://example.org/shop.git,main,app;db";
    assertThat(series.values("fleet_gitrepo_ready_clusters")).containsEntry(labels, 2d);
    assertThat(series.values("fleet_gitrepo_resources_not_ready")).containsEntry(labels, 3d);
    assertThat(series.values("fleet_gitrepo_resources_ready")).containsEntry(labels, 0d);
  }

  @Test
  void aPasswordInTheAddressIsNotTold() {
    gitRepo.getSpec().repo = "https://me:hunter2@example.org/shop.git";

    assertThat(Series.of(GitRepoGauges.all(), gitRepo).values("fleet_gitrepo_ready_clusters"))
        .containsOnlyKeys("shop,fleet-local,https://example.org/shop.git,main,app;db");
  }

  @Test
  void anAddressThatCannotBeServedIsLeftOut() {
    gitRepo.getSpec().repo = "https://me:hunter2@exa mple.org";

    assertThat(Series.of(GitRepoGauges.all(), gitRepo).values("fleet_gitrepo_ready_clusters"))
        .containsOnlyKeys("shop,fleet-local,,main,app;db");
  }

  @Test
  void manyPathsAreCut() {
    gitRepo.getSpec().paths = Arrays.asList("a".repeat(150), null, "b".repeat(150));

    var labels = Series.of(GitRepoGauges.all(), gitRepo).values("fleet_gitrepo_ready_clusters");

    assertThat(labels.firstKey().split(",")[4]).hasSize(253);
  }

  @Test
  void whatIsNotReadySaysWhy() {
    gitRepo.setStatus(new GitRepoStatus());
    gitRepo.getStatus().conditions = List.of(ready("False", "SyncFailed"));
    var other = gitRepo();
    other.getMetadata().setName("bank");
    other.setStatus(new GitRepoStatus());
    other.getStatus().conditions = List.of(ready("True", "Succeeded"));

    assertThat(
            Series.of(GitRepoGauges.all(), gitRepo, other, named("new"))
                .values("flotilla_gitrepo_ready"))
        .containsEntry("shop,fleet-local,SyncFailed", 0d)
        .containsEntry("bank,fleet-local,Succeeded", 1d)
        .containsEntry("new,fleet-local,", 0d)
        .hasSize(3);
  }

  private static Condition ready(String status, String reason) {
    var condition = new Condition();
    condition.type = "Ready";
    condition.status = status;
    condition.reason = reason;
    return condition;
  }

  private static GitRepo gitRepo() {
    return named("shop");
  }

  private static GitRepo named(String name) {
    var gitRepo = new GitRepo();
    gitRepo.getMetadata().setName(name);
    gitRepo.getMetadata().setNamespace("fleet-local");
    gitRepo.getSpec().repo = "https://example.org/shop.git";
    gitRepo.getSpec().branch = "main";
    gitRepo.getSpec().paths = List.of("app", "db");
    return gitRepo;
  }
}
