package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.docs.Guide;
import dev.flotilla.testing.EmptyCluster;
import dev.flotilla.testing.NodeCluster;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/operations.md} says of backup: Git holds all that matters. */
@Order(Integer.MAX_VALUE - 3)
class BackupE2E extends NodeTest {

  private static final String PAGE = "docs/operations.md";

  private final Guide guide = Guide.of(BackupE2E.class);

  @AfterAll
  void installAgain() {
    NodeCluster.install();
    guide.assertAllRun();
  }

  @Test
  void whatWasDeployedIsTakenOverWhenAllObjectsOfFlotillaWereLost(@TempDir Path folder)
      throws Exception {
    var repository = git.repository("kept");
    var first =
        repository.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "one")));
    follow("kept", git.url("kept"), "backup");
    awaitReady("kept", first);
    var uid = uid(configMap("backup", "greeting"));
    var shell = NodeCluster.shell(folder, Map.of());

    shell.run(guide.section(PAGE, "Backup"));
    NodeCluster.uninstall();
    EmptyCluster.make(admin);
    assertThat(uid(configMap("backup", "greeting"))).isEqualTo(uid);

    installOperator();
    shell.run(guide.section(PAGE, "Restore"));

    awaitReady("kept", first);
    assertThat(uid(configMap("backup", "greeting"))).isEqualTo(uid);
    var second =
        repository.commit("main", Map.of("app/config.yaml", configMapYaml("greeting", "two")));
    awaitReady("kept", second);
    assertThat(configMap("backup", "greeting").getData()).containsEntry("text", "two");
    assertThat(uid(configMap("backup", "greeting"))).isEqualTo(uid);
  }

  /** The definitions and the operator, without a switch. */
  private static void installOperator() {
    project()
        .run(
            List.of(
                "kubectl apply --server-side -k kubernetes/crds",
                "kubectl apply --server-side -k kubernetes",
                "kubectl rollout status -n flotilla-system deployment/flotilla --timeout=3m"));
  }

  private static Shell project() {
    return NodeCluster.shell(Path.of("").toAbsolutePath(), Map.of());
  }
}
