package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.NodeCluster;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.SyncLeftovers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Uninstalling takes Flotilla away and nothing else; installing again continues. The last class.
 */
@Order(Integer.MAX_VALUE)
class UninstallE2E extends NodeTest {

  @Test
  void applicationsDefinitionsAndGitReposStayAndGoOnAfterwards() throws Exception {
    var repository = git.repository("staying");
    var first =
        repository.commit(
            "main",
            Map.of(
                "app/web.yaml", deploymentYaml(PAUSE),
                "app/config.yaml", configMapYaml("greeting", "one")));
    follow("staying", git.url("staying"), "uninstall");
    awaitReady("staying", first);
    var uids = application().stream().map(NodeTest::uid).toList();
    var config = version(configMap("uninstall", "greeting"));
    var definitions = definitions();
    var began = Instant.now();

    NodeCluster.uninstall();

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(3));
    assertThat(admin.namespaces().withName(SYSTEM).get()).isNull();
    assertThat(admin.rbac().clusterRoles().withName("flotilla").get()).isNull();
    assertThat(new SyncLeftovers(admin).names()).isEmpty();
    assertThat(definitions()).isEqualTo(definitions).contains("gitrepos.fleet.cattle.io");
    assertThat(GitRepos.get(admin, LOCAL, "staying").isMarkedForDeletion()).isFalse();
    assertThat(application().stream().map(NodeTest::uid).toList()).isEqualTo(uids);

    NodeCluster.install();

    awaitState(FeatureState.Enabled);
    awaitReady("staying", first);
    assertThat(application().stream().map(NodeTest::uid).toList()).isEqualTo(uids);
    assertThat(version(configMap("uninstall", "greeting"))).isEqualTo(config);

    var second =
        repository.commit(
            "main",
            Map.of(
                "app/web.yaml", deploymentYaml(PAUSE),
                "app/config.yaml", configMapYaml("greeting", "two")));
    awaitReady("staying", second);
    assertThat(configMap("uninstall", "greeting").getData()).containsEntry("text", "two");
    assertThat(application().stream().map(NodeTest::uid).toList()).isEqualTo(uids);
  }

  private List<HasMetadata> application() {
    return List.of(
        admin.apps().deployments().inNamespace("uninstall").withName("web").get(),
        configMap("uninstall", "greeting"),
        admin.pods().inNamespace("uninstall").withLabel("app", "web").list().getItems().getFirst());
  }

  private List<String> definitions() {
    return admin.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
        .map(definition -> definition.getMetadata().getName())
        .toList();
  }
}
