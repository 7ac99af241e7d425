package dev.flotilla.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flotilla.api.flotilla.FeatureState;
import dev.flotilla.docs.Guide;
import dev.flotilla.testing.EmptyCluster;
import dev.flotilla.testing.GitRepos;
import dev.flotilla.testing.NodeCluster;
import dev.flotilla.testing.NodeTest;
import dev.flotilla.testing.Shell;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody who has only {@code docs/quick-start.md} and an empty cluster does what it says, once by
 * each way to install.
 */
@Order(Integer.MAX_VALUE - 4)
class NewcomerE2E extends NodeTest {

  private static final String PAGE = "docs/quick-start.md";
  private static final String APPLICATION = "hello";

  private final Guide guide = Guide.of(NewcomerE2E.class);
  private Shell shell;

  @BeforeAll
  void haveAnEmptyClusterACopyOfTheProjectAndARepository(@TempDir Path folder) throws IOException {
    NodeCluster.uninstall();
    EmptyCluster.make(admin);
    copy(Path.of("kubernetes"), folder.resolve("kubernetes"));
    git.repository("hello").git(new byte[0], "config", "http.receivepack", "true");
    var variables =
        Map.of(
            "IMAGE", "flotilla",
            "TAG", "dev",
            "REPO", git.urlEverywhere("hello"),
            "GIT_AUTHOR_NAME", "Newcomer",
            "GIT_AUTHOR_EMAIL", "newcomer@example.org",
            "GIT_COMMITTER_NAME", "Newcomer",
            "GIT_COMMITTER_EMAIL", "newcomer@example.org");
    shell = NodeCluster.shell(folder, variables);
    run("2. A repository");
  }

  @AfterAll
  void installAgain() {
    EmptyCluster.make(admin, SYSTEM, APPLICATION);
    NodeCluster.install();
    guide.assertAllRun();
  }

  @ParameterizedTest
  @CsvSource({
    "With kustomize,                           What kustomize installed",
    "With Helm,                                What Helm installed",
    "With the Operator Lifecycle Manager,      What the Operator Lifecycle Manager installed"
  })
  void theApplicationIsDeployedFollowsTheSwitchAndOutlivesTheOperator(
      String install, String uninstall) {
    var began = Instant.now();
    run(install);
    run("4. Look at the switch");
    assertThat(cronJob()).isNotNull();

    run("5. Deploy the application");
    var deployed = application();
    assertThat(GitRepos.get(admin, LOCAL, "hello").getStatus().display.readyBundleDeployments)
        .isEqualTo("1/1");

    run("6. Switch off");
    assertThat(cronJob()).isNull();
    awaitMessage("hello", "continuous-delivery is off");
    assertThat(application()).isEqualTo(deployed);

    run("7. Switch on");
    assertThat(cronJob()).isNotNull();
    awaitState(FeatureState.Enabled);
    assertThat(application()).isEqualTo(deployed);

    run("8. Uninstall, and keep the application");
    run(uninstall);
    assertThat(admin.namespaces().withName(SYSTEM).get()).isNull();
    run("9. What is left");
    assertThat(application()).isEqualTo(deployed);
    assertThat(GitRepos.get(admin, LOCAL, "hello").isMarkedForDeletion()).isFalse();
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofMinutes(10));

    EmptyCluster.make(admin, APPLICATION);
  }

  private void run(String section) {
    shell.run(guide.section(PAGE, section));
  }

  /** What identifies the application's objects. */
  private List<String> application() {
    HasMetadata web = admin.apps().deployments().inNamespace(APPLICATION).withName("web").get();
    return List.of(uid(web), uid(configMap(APPLICATION, "greeting")));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
