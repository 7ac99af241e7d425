package dev.flotilla.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.ClusterGroup;
import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.api.flotilla.Flotilla;
import dev.flotilla.api.flotilla.FlotillaSpec;
import dev.flotilla.gitrepo.GitRepoTest;
import dev.flotilla.sync.Verdict;
import dev.flotilla.testing.Edits;
import dev.flotilla.testing.Exposition;
import dev.flotilla.testing.Exposition.Family;
import dev.flotilla.testing.Http;
import dev.flotilla.testing.Kubelet;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The reference of metrics is what a running operator shows to whom all that is counted has
 * happened.
 */
class MetricsReferenceIT extends GitRepoTest {

  private static final String PAGE = "metrics.md";
  private static final String PASSWORD = "hunter2";

  private static final String LAST_RUN = "flotilla_cleanup_last_run_success";

  private static final String SYNC_DURATION = "fleet_gitjob_duration_seconds";

  /** Each of them needs something of its own to happen first. */
  private static final Set<String> LAST =
      Set.of(
          SYNC_DURATION,
          "fleet_gitjobs_created_failure_total",
          "fleet_gitrepo_fetch_latest_commit_failure_total",
          "fleet_bundledeployment_state",
          "fleet_cluster_group_state",
          LAST_RUN,
          "flotilla_feature_flips_total",
          "flotilla_feature_hand_edits_reverted_total",
          "flotilla_leftovers_total",
          "flotilla_webhook_requests_total");

  @AfterEach
  void removeWhatIsNotOfGitRepos() {
    admin.resourceQuotas().inNamespace("no-jobs").delete();
    admin.resources(ClusterGroup.class).inAnyNamespace().delete();
    // The operator, which serves their finalizers, may end after this.
    var bundles = admin.resources(Bundle.class).inAnyNamespace();
    bundles.delete();
    soon().until(() -> bundles.list().getItems().isEmpty());
  }

  @Test
  void theReferenceIsWhatARunningOperatorShows() throws Exception {
    letEverythingHappen();
    soon()
        .untilAsserted(
            () -> {
              var ours = shown().stream().filter(ours()).toList();
              assertThat(ours).map(Family::name).containsAll(LAST);
              assertThat(ours).allSatisfy(family -> assertThat(family.help()).isNotEmpty());
              MadeDocs.checkPart(PAGE, "metrics of the chain", table(ours));
            });

    var others = shown().stream().filter(ours().negate()).toList();
    if (MadeDocs.renewed()) {
      MadeDocs.checkPart(PAGE, "metrics of the process", table(others));
    }
    // Some are there only after something has happened, for example a collection of garbage.
    assertThat(MadeDocs.part(PAGE, "metrics of the process").lines())
        .containsAll(table(others).lines().toList());

    assertThat(operator().metrics()).doesNotContain(PASSWORD);
  }

  private void letEverythingHappen() throws Exception {
    var commit = commit("kind: A");
    leaveOldCronJob();
    turn(true);
    awaitState(FeatureState.Enabled);
    gitRepo("hello", url().replace("//", "//me:" + PASSWORD + "@"), "app");
    end(jobFor(commit), Verdict.failed(commit, "InvalidYaml", "app/a.yaml:1:1: no", false));
    // Off would take the Job away, and with it an end that nobody has seen yet.
    soon().until(() -> shown().stream().map(Family::name).anyMatch(SYNC_DURATION::equals));
    gitRepo("nowhere", "http://127.0.0.1:1/none.git", "app");
    refuseJobs("no-jobs");
    gitRepoIn("no-jobs", "refused", spec -> spec.repo = url());
    for (var sample : List.of("bundle", "clustergroup")) {
      try (var file = Files.newInputStream(Path.of("kubernetes/samples", sample + ".yaml"))) {
        admin.load(file).create();
      }
    }
    Http.sendWebhook(operator().webhooks());
    turn(false);
    awaitState(FeatureState.Disabled);
    turn(true);
    awaitState(FeatureState.Enabled);
    cleanUpOnce();
    deleteByHand();
  }

  private void leaveOldCronJob() {
    var old =
        admin
            .load(
                MetricsReferenceIT.class.getResourceAsStream(
                    "/dev/flotilla/leftover/fleet-0.10.yaml"))
            .items()
            .getFirst();
    old.getMetadata().setNamespace(SYSTEM);
    admin.resource(old).create();
  }

  private void refuseJobs(String namespace) {
    admin
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .serverSideApply();
    admin
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("none")
                .withNamespace(namespace)
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of("count/jobs.batch", new Quantity("0")))
                .endSpec()
                .build())
        .create();
    var quota = admin.resourceQuotas().inNamespace(namespace).withName("none");
    // Before it has been counted it may not be in force.
    soon().until(() -> isCounted(quota.get()));
  }

  private static boolean isCounted(ResourceQuota quota) {
    return quota.getStatus() != null
        && quota.getStatus().getUsed() != null
        && !quota.getStatus().getUsed().isEmpty();
  }

  /** One run of the CronJob, whose pod ends well. */
  private void cleanUpOnce() {
    change(settings -> settings.cleanup.schedule = "@every 1s");
    soon().until(() -> !cleanupPods().isEmpty());
    Kubelet.ended(admin, cleanupPods().getFirst(), 0, "{\"expired\":1}");
    soon().until(() -> operator().metrics().lines().anyMatch(line -> line.startsWith(LAST_RUN)));
  }

  /** What was seen as it should be is deleted. */
  private void deleteByHand() {
    change(settings -> settings.cleanup.schedule = "@daily");
    change(settings -> settings.syncJob.maxConcurrent = 3);
    admin.resource(cronJob()).delete();
  }

  private void change(Consumer<FlotillaSpec> difference) {
    Edits.change(
        admin.resources(Flotilla.class).withName(Flotilla.NAME),
        flotilla -> {
          difference.accept(flotilla.getSpec());
          return flotilla;
        });
    awaitState(FeatureState.Enabled);
  }

  private List<Pod> cleanupPods() {
    return admin
        .pods()
        .inNamespace(SYSTEM)
        .withLabel("batch.kubernetes.io/job-name")
        .list()
        .getItems();
  }

  private Collection<Family> shown() {
    return new Exposition(operator().metrics()).families();
  }

  private static Predicate<Family> ours() {
    return family -> Stream.of("fleet_", "flotilla_").anyMatch(family.name()::startsWith);
  }

  private static String table(Collection<Family> families) {
    return "| metric | type | labels | meaning |\n|---|---|---|---|\n"
        + families.stream()
            .sorted(Comparator.comparing(Family::name))
            .map(MetricsReferenceIT::row)
            .collect(Collectors.joining());
  }

  private static String row(Family family) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            family.name(),
            family.type(),
            family.labels().stream()
                .map(label -> "`" + label + "`")
                .collect(Collectors.joining(", ")),
            family.help());
  }
}
