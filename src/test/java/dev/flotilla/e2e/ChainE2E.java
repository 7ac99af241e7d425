package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.fleet.Bundle;
import dev.flotilla.api.fleet.Content;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.Tables;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Order(1)
class ChainE2E extends NodeTest {

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aCommitBecomesObjectsByEveryStepOfTheChain() throws Exception {
    var commit =
        git.repository("steps")
            .commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "hello")));
    follow("steps", git.url("steps"), "chain-steps");
    awaitReady("steps", commit);

    assertThat(jobsOf("steps"))
        .singleElement()
        .satisfies(job -> assertThat(job.getStatus().getSucceeded()).isOne());
    assertThat(bundleOf("steps").getMetadata().getLabels())
        .containsEntry("fleet.cattle.io/commit", commit);
    var deployment = deploymentOf("steps");
    assertThat(deployment.getStatus().appliedDeploymentID)
        .isEqualTo(deployment.getSpec().deploymentID);
    var content = deployment.getSpec().deploymentID.split(":")[0];
    assertThat(admin.resources(Content.class).withName(content).get()).isNotNull();
    assertThat(configMap("chain-steps", "greeting").getData()).containsEntry("text", "hello");
    assertThat(Tables.ofGitRepo(admin, LOCAL, "steps"))
        .containsEntry("Name", "steps")
        .containsEntry("Repo", git.url("steps"))
        .containsEntry("Commit", commit)
        .containsEntry("BundleDeployments-Ready", "1/1")
        .containsEntry("Status", "");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aDeploymentThatIsNotHealthyIsNamedUntilACommitFixesIt() throws Exception {
    var repository = git.repository("unhealthy");
    repository.commit("main", Map.of("app/web.yaml", deploymentYaml("flotilla.invalid/none:1")));
    follow("unhealthy", git.url("unhealthy"), "chain-unhealthy");

    awaitMessage("unhealthy", "deployment.apps chain-unhealthy/web");
    assertThat(Tables.ofGitRepo(admin, LOCAL, "unhealthy"))
        .containsEntry("BundleDeployments-Ready", "0/1")
        .hasEntrySatisfying("Status", text -> assertThat(text).contains("chain-unhealthy/web"));

    var fixed = repository.commit("main", Map.of("app/web.yaml", deploymentYaml(PAUSE)));
    awaitReady("unhealthy", fixed);
    var web = admin.apps().deployments().inNamespace("chain-unhealthy").withName("web").get();
    assertThat(web.getStatus().getAvailableReplicas()).isOne();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aNewCommitChangesAndPrunesAndLeavesOthersAlone() throws Exception {
    var repository = git.repository("pruned");
    var first =
        repository.commit(
            "main",
            Map.of(
                "app/kept.yaml", configMapYaml("kept", "one"),
                "app/removed.yaml", configMapYaml("removed", "one")));
    follow("pruned", git.url("pruned"), "chain-pruned");
    awaitReady("pruned", first);
    var other =
        admin
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withNamespace("chain-pruned")
                    .withName("of-somebody-else")
                    .endMetadata()
                    .build())
            .create();
    var uid = uid(configMap("chain-pruned", "kept"));

    var second = repository.commit("main", Map.of("app/kept.yaml", configMapYaml("kept", "two")));
    awaitReady("pruned", second);

    assertThat(configMap("chain-pruned", "kept").getData()).containsEntry("text", "two");
    assertThat(uid(configMap("chain-pruned", "kept"))).isEqualTo(uid);
    assertThat(configMap("chain-pruned", "removed")).isNull();
    assertThat(version(configMap("chain-pruned", "of-somebody-else"))).isEqualTo(version(other));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aCommitBesideThePathsWritesNoBundle() throws Exception {
    var repository = git.repository("beside");
    var config = configMapYaml("greeting", "hello");
    var first = repository.commit("main", Map.of("app/config.yaml", config));
    follow("beside", git.url("beside"), "chain-beside");
    awaitReady("beside", first);
    var versions = settled(() -> versions("beside", "chain-beside"));

    var second =
        repository.commit("main", Map.of("app/config.yaml", config, "README.md", "Read me"));
    awaitReady("beside", second);

    assertThat(versions("beside", "chain-beside")).isEqualTo(versions);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theSyncPodIsAdmittedWhereRestrictedPodSecurityIsEnforced() throws Exception {
    namespace(
        "chain-restricted",
        metadata -> metadata.addToLabels("pod-security.kubernetes.io/enforce", "restricted"));
    var commit =
        git.repository("restricted")
            .commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "hello")));
    follow("chain-restricted", "restricted", git.url("restricted"), "chain-restricted", spec -> {});

    soon()
        .untilAsserted(
            () -> {
              var status = GitRepos.get(admin, "chain-restricted", "restricted").getStatus();
              assertThat(status).isNotNull();
              assertThat(status.sync).isNotNull();
              assertThat(status.sync.outcome).isEqualTo("Synced");
              assertThat(status.commit).isEqualTo(commit);
            });
    assertThat(admin.resources(Bundle.class).inNamespace("chain-restricted").list().getItems())
        .hasSize(1);
  }

  /** Of a Bundle, its BundleDeployment and what that deploys. */
  private List<String> versions(String name, String namespace) {
    return List.of(
        version(bundleOf(name)),
        version(deploymentOf(name)),
        version(configMap(namespace, "greeting")));
  }
}
